import { text } from '../texts/texts.ts';
import { Icon } from '../ui/Icon.tsx';
import { TEMPLATES, type Template } from './templates.ts';

const words = text.start;

interface TemplatesProps {
  readonly disabled: boolean;
  readonly onChoose: (template: Template) => void;
}

export function Templates({ disabled, onChoose }: TemplatesProps) {
  return (
    <section aria-labelledby="templates">
      <h2 id="templates">{words.templates}</h2>
      <ul className="templates">
        {TEMPLATES.map((template) => (
          <li key={template.id}>
            <button type="button" className="template" disabled={disabled} onClick={() => onChoose(template)}>
              <Icon name={template.icon} />
              <strong>{words.template[template.id]}</strong>
              <span className="muted">{words.templateDescription[template.id]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
