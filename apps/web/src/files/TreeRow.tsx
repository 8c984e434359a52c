import type { Participant } from '@coedit/protocol';
import type { ItemInstance } from '@headless-tree/core';
import type { CSSProperties, MouseEvent } from 'react';
import { jumpByDot } from '../people/person-dot.ts';
import { useSession } from '../session/session-context.tsx';
import { listOf } from '../texts/isolate.ts';
import { text } from '../texts/texts.ts';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/Icon.tsx';
import type { ExplorerModel } from './explorer-model.ts';
import type { FileActions } from './file-actions.ts';
import { iconOf } from './file-icon.ts';
import { NameField, type NameFieldEnd } from './NameField.tsx';
import { nameProblem } from './name-check.ts';
import { PresenceDots } from './PresenceDots.tsx';
import { folderOf, joinPath } from './path-parts.ts';
import type { DraftNode, FileNode, FolderNode, TreeNode } from './tree.ts';

interface TreeRowProps {
  readonly node: TreeNode;
  readonly item: ItemInstance<TreeNode>;
  /** It is the file shown in the editor. */
  readonly isActive: boolean;
  readonly isRenaming: boolean;
  /** Among others: it is dealt with together with them. */
  readonly isSelected: boolean;
  /** Told to screen readers: it is among the marked rows, or it is the file in the editor while none are. */
  readonly isChosen: boolean;
  readonly isCut: boolean;
  readonly isDropTarget: boolean;
  /** A folder that only this person sees. */
  readonly isEmpty: boolean;
  readonly people: readonly Participant[];
  readonly takenPaths: ReadonlySet<string>;
  readonly explorer: ExplorerModel;
  readonly actions: FileActions;
}

export function TreeRow(props: TreeRowProps) {
  const { node, item, isActive, isSelected, isCut, isDropTarget, isEmpty, people } = props;
  const { client, workbench } = useSession();
  const level = item.getItemMeta().level;
  const style = { '--level': level } as CSSProperties;
  if (node.kind === 'draft') {
    return (
      <div
        className="tree-row"
        style={style}
        role="treeitem"
        tabIndex={-1}
        aria-selected={false}
        aria-level={level + 1}
      >
        <Icon name={node.makes === 'folder' ? 'folder' : 'file'} />
        <DraftField {...props} node={node} />
      </div>
    );
  }
  const isExpanded = node.kind === 'folder' && item.isExpanded();
  const onDoubleClick = (event: MouseEvent) => {
    if (node.kind !== 'file') return;
    event.preventDefault();
    workbench.openFile(node.id);
  };
  return (
    <div
      {...item.getProps()}
      role="treeitem"
      tabIndex={item.isFocused() ? 0 : -1}
      className={classNames(
        'tree-row',
        isActive && 'tree-row-active',
        isSelected && 'tree-row-selected',
        isCut && 'tree-row-cut',
        isEmpty && 'tree-row-empty',
      )}
      style={style}
      data-node-id={node.id}
      data-drop-target={isDropTarget ? '' : undefined}
      aria-selected={props.isChosen}
      aria-label={labelOf(props)}
      title={isEmpty ? text.files.emptyFolder : node.path}
      // Before the tree's own handler, which would open the file where I left it.
      onClickCapture={(event) => {
        if (jumpByDot(event, client, workbench)) event.stopPropagation();
      }}
      onDoubleClick={onDoubleClick}
    >
      {node.kind === 'folder' ? (
        <Icon name={isExpanded ? 'chevron-down' : 'chevron-right'} />
      ) : (
        <Icon name={iconOf(node.path)} />
      )}
      {props.isRenaming ? (
        <RenameField {...props} node={node} />
      ) : (
        <span className="tree-name">{node.name}</span>
      )}
      <PresenceDots people={people} />
    </div>
  );
}

/** With who is there; none while the name is a field, which has its own. */
function labelOf({ node, people, isRenaming }: TreeRowProps): string | undefined {
  if (isRenaming) return undefined;
  if (people.length === 0) return node.name;
  return `${node.name}. ${text.files.here(listOf(people.map((person) => person.name)))}`;
}

function RenameField({
  node,
  takenPaths,
  explorer,
  actions,
}: TreeRowProps & { readonly node: FileNode | FolderNode }) {
  const folder = folderOf(node.path);
  const stop = (end: NameFieldEnd) => {
    explorer.update({ renaming: null });
    if (end === 'key') explorer.requestFocus();
  };
  return (
    <NameField
      label={text.files.nameLabel}
      initial={node.name}
      problemOf={(name) => nameProblem(name, folder, takenPaths)}
      onDone={(name, end) => {
        actions.rename(node, name);
        // A folder's row is there under its new name in the next microtask, when the files are told of.
        queueMicrotask(() => stop(end));
      }}
      onCancel={stop}
    />
  );
}

function DraftField({ node, takenPaths, explorer, actions }: TreeRowProps & { readonly node: DraftNode }) {
  const stop = () => explorer.update({ draft: null });
  return (
    <NameField
      label={node.makes === 'folder' ? text.files.newFolderLabel : text.files.newFileLabel}
      initial=""
      problemOf={(name) => nameProblem(name, node.path, takenPaths)}
      onDone={(name, end) => {
        stop();
        const path = joinPath(node.path, name).normalize('NFC');
        if (node.makes === 'file') return actions.createFile(path);
        actions.createFolder(path);
        if (end === 'key') explorer.requestFocus();
      }}
      onCancel={(end) => {
        stop();
        if (end === 'key') explorer.requestFocus();
      }}
    />
  );
}
