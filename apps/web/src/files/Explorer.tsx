import { useSession } from '../session/session-context.tsx';
import { useReadable } from '../ui/use-readable.ts';

export function Explorer() {
  const { client, workbench } = useSession();
  const files = useReadable(client.workspace.files);
  return (
    <ul>
      {files.map((file) => (
        <li key={file.id}>
          <button type="button" onClick={() => workbench.openFile(file.id)}>
            {file.displayPath}
          </button>
        </li>
      ))}
    </ul>
  );
}
