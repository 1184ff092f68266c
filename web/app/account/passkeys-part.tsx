import { useState } from 'react';
import type { Passkeys } from '#contract';
import { Button, Dialog, Note, Section, Table, TextInput, useFormat } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { Ask, TroubleOf } from '../trouble.tsx';
import { hasPasskeys, makePasskey } from './passkey.ts';
import { useAccountWords } from './words.ts';

type Passkey = Passkeys['passkeys'][number];

/** Passkeys: added, named, removed. */
export function PasskeysPart() {
  const w = useAccountWords();
  const passkeys = useAsk('passkeys', {}, { empty: (value) => value.passkeys.length === 0 });
  const [task, setTask] = useState<{ readonly kind: 'rename' | 'remove'; readonly of: Passkey } | { readonly kind: 'add' }>();
  const done = () => setTask(undefined);
  return (
    <Section id="passkeys" title={w.passkeys.title}>
      <p>{w.passkeys.lede}</p>
      <Ask of={passkeys} empty={w.passkeys.none}>
        {(value) => <List passkeys={value.passkeys} onTask={(kind, of) => setTask({ kind, of })} />}
      </Ask>
      {!hasPasskeys() ? (
        <Note>{w.passkeys.unsupported}</Note>
      ) : task?.kind === 'add' ? (
        <Adding onDone={done} />
      ) : (
        <p className="acts">
          <Button kind="second" onClick={() => setTask({ kind: 'add' })}>
            {w.passkeys.add}
          </Button>
        </p>
      )}
      {task?.kind === 'rename' && <Renaming of={task.of} onDone={done} />}
      {task?.kind === 'remove' && <Removing of={task.of} onDone={done} />}
    </Section>
  );
}

function List({
  passkeys,
  onTask,
}: {
  readonly passkeys: readonly Passkey[];
  readonly onTask: (kind: 'rename' | 'remove', of: Passkey) => void;
}) {
  const { passkeys: w } = useAccountWords();
  const format = useFormat();
  return (
    <Table
      labelledBy="passkeys"
      rows={passkeys}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          head: w.title,
          names: true,
          cell: (row) => (
            <>
              <b>{row.name}</b> {row.backedUp && <span className="quiet small">{w.synced}</span>}
            </>
          ),
        },
        { key: 'made', head: w.made, label: w.made, number: true, cell: (row) => format.dateTime(row.made) },
        {
          key: 'used',
          head: w.used,
          label: w.used,
          number: true,
          cell: (row) => (row.used === undefined ? w.never : format.dateTime(row.used)),
        },
        {
          key: 'acts',
          head: <span className="sr">{w.rename}</span>,
          cell: (row) => (
            <>
              <Button kind="bare" onClick={() => onTask('rename', row)}>
                {w.rename}
                <span className="sr"> {row.name}</span>
              </Button>
              <Button kind="bare" onClick={() => onTask('remove', row)}>
                {w.remove}
                <span className="sr"> {row.name}</span>
              </Button>
            </>
          ),
        },
      ]}
    />
  );
}

function Adding({ onDone }: { readonly onDone: () => void }) {
  const w = useAccountWords();
  const options = useDo('passkeyOptions', { quiet: true });
  const add = useDo('addPasskey');
  const [name, setName] = useState('');
  const [stopped, setStopped] = useState(false);
  const go = async () => {
    setStopped(false);
    const given = await options.run({});
    if (!given.ok) return;
    const made = await makePasskey(given.value);
    if (made === undefined) return setStopped(true);
    const outcome = await add.run({ body: { name: name.trim() === '' ? w.passkeys.mine : name.trim(), made } });
    if (outcome.ok) onDone();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <TroubleOf outcome={options.trouble ?? add.trouble} />
      {stopped && (
        <Note tone="bad" alert>
          {w.passkeys.stopped}
        </Note>
      )}
      <TextInput id="passkey-name" label={w.passkeys.nameIt} help={w.passkeys.nameHelp} maxLength={60} value={name} onChange={setName} />
      <p className="acts">
        <Button type="submit" busy={options.busy || add.busy}>
          {w.passkeys.verb}
        </Button>
        <Button kind="bare" onClick={onDone}>
          {w.cancel}
        </Button>
      </p>
    </form>
  );
}

function Renaming({ of, onDone }: { readonly of: Passkey; readonly onDone: () => void }) {
  const w = useAccountWords();
  const rename = useDo('renamePasskey');
  const [name, setName] = useState(of.name);
  const go = async () => {
    if (name.trim() !== '' && (await rename.run({ id: of.id, body: { name: name.trim() } })).ok) onDone();
  };
  return (
    <Dialog
      open
      onClose={onDone}
      title={`${w.passkeys.rename}: ${of.name}`}
      onConfirm={() => void go()}
      actions={
        <Button busy={rename.busy} onClick={() => void go()}>
          {w.passkeys.save}
        </Button>
      }
    >
      <TroubleOf outcome={rename.trouble} />
      <TextInput id="passkey-new-name" label={w.passkeys.nameIt} maxLength={60} value={name} onChange={setName} />
    </Dialog>
  );
}

function Removing({ of, onDone }: { readonly of: Passkey; readonly onDone: () => void }) {
  const w = useAccountWords();
  const remove = useDo('removePasskey');
  const go = async () => {
    if ((await remove.run({ id: of.id })).ok) onDone();
  };
  return (
    <Dialog
      open
      onClose={onDone}
      title={w.passkeys.removeSure(of.name)}
      actions={
        <>
          <Button busy={remove.busy} onClick={() => void go()}>
            {w.passkeys.remove}
          </Button>
          <Button kind="bare" onClick={onDone}>
            {w.cancel}
          </Button>
        </>
      }
    >
      <TroubleOf outcome={remove.trouble} />
      <p>{w.passkeys.removeNote}</p>
    </Dialog>
  );
}
