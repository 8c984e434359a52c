import '@vscode/codicons/dist/codicon.css';
import './icon.css';

/** A codicon, decorative: the control it stands in carries the name. */
export function Icon({ name }: { readonly name: string }) {
  return <i className={`codicon codicon-${name}`} aria-hidden="true" />;
}
