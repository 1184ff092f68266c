import { useState } from 'react';
import { Button, Section, Table } from '#web/ui';
import { useAccountWords } from '../account/words.ts';
import { useAsk, useDo } from '../api.ts';
import { TroubleOf } from '../trouble.tsx';
import { OrganisationLetter } from './organisation-letter.tsx';

/** Organisations that a representative named and nobody has confirmed; drawn for somebody who may. */
export function OrganisationsPanel() {
  const { organisations: w, name } = useAccountWords();
  const waiting = useAsk('organisationsWaiting', {});
  const confirm = useDo('confirmOrganisation');
  const [writing, setWriting] = useState<{ readonly id: string; readonly name: string }>();
  if (waiting.kind !== 'ready') return null;
  const { organisations } = waiting.value;
  return (
    <Section id="organisations-waiting" title={w.panel} aside={String(organisations.length)}>
      <p className="quiet">{w.panelNote}</p>
      <TroubleOf outcome={confirm.trouble} />
      {organisations.length === 0 ? (
        <p className="quiet">{w.nonePanel}</p>
      ) : (
        <Table
          labelledBy="organisations-waiting"
          rows={organisations}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', head: name, names: true, cell: (row) => <b>{row.name}</b> },
            { key: 'code', head: w.code, label: w.code, cell: (row) => <span className="num">{row.code ?? ''}</span> },
            { key: 'who', head: w.represents, label: w.represents, cell: (row) => row.representatives.map((one) => one.name).join(', ') },
            {
              key: 'confirm',
              head: <span className="sr">{w.confirm}</span>,
              cell: (row) => (
                <>
                  <Button kind="bare" busy={confirm.busy} onClick={() => void confirm.run({ id: row.id })}>
                    {w.confirm}
                    <span className="sr"> {row.name}</span>
                  </Button>
                  <Button kind="bare" onClick={() => setWriting(row)}>
                    {w.letter}
                    <span className="sr"> {row.name}</span>
                  </Button>
                </>
              ),
            },
          ]}
        />
      )}
      {writing !== undefined && <OrganisationLetter key={writing.id} of={writing} onClose={() => setWriting(undefined)} />}
    </Section>
  );
}
