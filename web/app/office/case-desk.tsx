import { useState } from 'react';
import type { CaseView } from '#contract';
import { Marks } from '#web/law';
import { Ask, Button, Details, Section, Select, TextInput, useFormat, useKeys, useSay, useT } from '#web/ui';
import { useDo } from '../api.ts';
import { useMe } from '../session.ts';
import { TroubleOf } from '../trouble.tsx';
import { useKeysOn } from './keys-on.ts';
import { useWords } from './words.ts';

type Desk = NonNullable<CaseView['desk']>;

/** What the office alone knows of a case: who works on it, who comes next and who may not, and its notes. */
export function CaseDesk({ view }: { readonly view: CaseView }) {
  const words = useWords().desk;
  const [asking, setAsking] = useState<'hand' | 'note'>();
  const { me } = useMe();
  const hand = useDo('handOver');
  const { desk } = view;
  useKeys({ a: () => setAsking('hand'), n: () => setAsking('note') }, useKeysOn() && desk !== undefined);
  if (desk === undefined) return null;
  const close = () => setAsking(undefined);
  const take = () => void hand.run({ id: view.id, body: { to: me?.person ?? '' } });
  return (
    <Section id="case-desk" title={words.title} className="case-desk">
      <Holder desk={desk} />
      <p className="acts">
        {!desk.mine && (
          <Button kind="second" onClick={take} busy={hand.busy}>
            {words.take}
          </Button>
        )}
        <Button kind="second" onClick={() => setAsking('hand')}>
          {words.handOver}…
        </Button>
        <Button kind="second" onClick={() => setAsking('note')}>
          {words.addNote}…
        </Button>
      </p>
      <TroubleOf outcome={hand.trouble} />
      <Next desk={desk} />
      <Notes desk={desk} />
      <Kept desk={desk} />
      {asking === 'hand' && <HandOver view={view} desk={desk} onClose={close} />}
      {asking === 'note' && <NoteDialog view={view} onClose={close} />}
    </Section>
  );
}

function Holder({ desk }: { readonly desk: Desk }) {
  const words = useWords().desk;
  const format = useFormat();
  const { holder } = desk;
  if (holder === undefined) return <p className="quiet">{words.nobody}</p>;
  return (
    <p>
      {holder.you ? words.you : <b>{holder.name}</b>}{' '}
      <span className="quiet small">
        {words.since(format.longDate(holder.since.slice(0, 10)))}{' '}
        {holder.by !== undefined && holder.by !== holder.name && words.from(holder.by)}
      </span>
      {holder.away !== undefined && <b className="line-of t-wait">{words.away(format.longDate(holder.away))}</b>}
      {holder.note !== undefined && <span className="line-of">{holder.note}</span>}
    </p>
  );
}

function Next({ desk }: { readonly desk: Desk }) {
  const say = useSay();
  const t = useT();
  const { next } = desk;
  const words = useWords();
  if (next === undefined) return null;
  return (
    <div className="next-persons">
      <p>
        {say(next.words)} {next.may.map((name) => t(name)).join(words.comma)}
      </p>
      {next.mayNot.length > 0 && (
        <ul className="small quiet">
          {next.mayNot.map((one) => (
            <li key={one.name.en}>
              <b>{say(one.name)}</b>
              {words.colon} {say(one.why)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Notes({ desk }: { readonly desk: Desk }) {
  const words = useWords().desk;
  const format = useFormat();
  const t = useT();
  if (desk.notes.length === 0) return null;
  return (
    <>
      <h3 className="notyet">{words.notes}</h3>
      <ul className="office-notes">
        {desk.notes.map((note) => (
          <li key={note.id}>
            <span className="quiet small">
              {format.dateTime(note.at)} · {t(note.by)}
            </span>
            {note.kind === 'hand-over' && <span className="line-of">{words.handed(note.to === undefined ? '' : t(note.to))}</span>}
            {note.text !== undefined && <span className="line-of note-text">{note.text}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Which personal values are kept, until when, and what holds them. */
function Kept({ desk }: { readonly desk: Desk }) {
  const words = useWords().desk;
  const say = useSay();
  const { kept } = desk;
  if (kept === undefined) return null;
  return (
    <Details summary={words.kept(kept.facts.length)}>
      <ul className="small">
        {kept.facts.map((title) => (
          <li key={title.en}>{say(title)}</li>
        ))}
      </ul>
      <p className="small">
        {say(kept.until)} <Marks marks={kept.marks} />
      </p>
      {kept.hold !== undefined && (
        <p className="small">
          {say(kept.hold.text)} <Marks marks={kept.hold.marks} />
        </p>
      )}
    </Details>
  );
}

function HandOver({ view, desk, onClose }: { readonly view: CaseView; readonly desk: Desk; readonly onClose: () => void }) {
  const words = useWords().desk;
  const format = useFormat();
  const hand = useDo('handOver');
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const confirm = async () => {
    const body = { ...(to !== null && { to }), ...(note.trim() !== '' && { note: note.trim() }) };
    const outcome = await hand.run({ id: view.id, body });
    if (outcome.ok) onClose();
  };
  return (
    <Ask
      open
      onClose={onClose}
      onConfirm={() => void confirm()}
      title={words.handOverOf(view.number)}
      verb={words.handOver}
      busy={hand.busy}
    >
      <p>{words.handOverNote}</p>
      <Select
        label={words.to}
        value={to}
        onChange={setTo}
        options={desk.colleagues.map(({ person, name, away }) => ({
          value: person,
          label: away === undefined ? name : `${name} (${words.away(format.longDate(away))})`,
        }))}
        empty={words.backToOffice}
      />
      <TextInput label={words.note} value={note} onChange={setNote} lines={3} maxLength={2000} optional />
      <TroubleOf outcome={hand.trouble} />
    </Ask>
  );
}

function NoteDialog({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
  const words = useWords().desk;
  const note = useDo('noteOnCase');
  const [text, setText] = useState('');
  const confirm = async () => {
    const outcome = await note.run({ id: view.id, body: { text } });
    if (outcome.ok) onClose();
  };
  return (
    <Ask open onClose={onClose} onConfirm={() => void confirm()} title={words.addNoteOf(view.number)} verb={words.addNote} busy={note.busy}>
      <TextInput label={words.note} help={words.noteHelp} value={text} onChange={setText} lines={4} maxLength={4000} />
      <TroubleOf outcome={note.trouble} />
    </Ask>
  );
}
