import { may } from '@coedit/protocol';
import { useSession } from '../session/session-context.tsx';
import { text } from '../texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/TextField.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { Choice, Group } from './SettingFields.tsx';

const words = text.settings;
const TAB_SIZES = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const INDENTS = ['spaces', 'tabs'] as const;
const LINE_ENDS = ['lf', 'crlf'] as const;

/** What holds for everyone in the session: whoever may edit changes it, and the others see it at once. */
export function SessionGroup() {
  const { client, shared, role } = useSession();
  const values = useReadable(shared.values);
  const files = useReadable(client.workspace.files);
  const mine = useReadable(role);
  const mayEdit = mine !== null && may(mine, 'edit');
  const others = files.filter((file) => file.blob === undefined && (file.eol ?? 'lf') !== values.eol).length;
  return (
    <Group
      title={words.groups.session}
      hint={mayEdit ? words.sessionHint : words.sessionReadOnly}
      disabled={!mayEdit}
    >
      <Choice
        label={words.indentBy}
        value={values.insertSpaces ? 'spaces' : 'tabs'}
        of={INDENTS}
        names={words.indents}
        onChange={(indent) => shared.set({ insertSpaces: indent === 'spaces' })}
      />
      <SelectField
        label={words.tabSize}
        value={values.tabSize}
        onChange={(event) => shared.set({ tabSize: Number(event.target.value) })}
      >
        {TAB_SIZES.map((size) => (
          <option key={size}>{size}</option>
        ))}
      </SelectField>
      <Choice
        label={words.lineEnds}
        value={values.eol}
        of={LINE_ENDS}
        names={words.lineEndNames}
        onChange={(eol) => {
          shared.set({ eol });
          client.workspace.setEolOfAll(eol);
        }}
      />
      {others > 0 && (
        <p className="field-hint settings-whole settings-line">
          {words.otherLineEnds(others)}
          <Button onClick={() => client.workspace.setEolOfAll(values.eol)}>{words.sameLineEnds}</Button>
        </p>
      )}
    </Group>
  );
}
