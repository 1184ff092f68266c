import { useState } from 'react';
import type { Answered } from '#contract';
import { Marks } from '#web/law';
import { Ask, Button, Head, Link, Note, Section, TextInput, useFormat, useSay, useT } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { useMe } from '../session.ts';
import { useTitle } from '../title.ts';
import { AskPage, TroubleOf } from '../trouble.tsx';
import { useContradictionsWords } from './contradictions-words.ts';
import { casePath, hasPower } from './places.ts';

type Row = Answered<'contradictions'>['rows'][number];

const keyOf = (row: Row): string => `${row.case.id} ${row.seq} ${row.promise.name}`;

/** Events that contradict what the rules promise: what contradicts what, in which case, since when, and what was done about it. */
export function ContradictionsPage() {
  const words = useContradictionsWords();
  useTitle(words.title);
  const t = useT();
  const asked = useAsk('contradictions', {});
  const [answering, setAnswering] = useState<Row>();
  return (
    <AskPage of={asked} title={words.title} shape={[60, 100, 100]}>
      {(value) => {
        const open = value.rows.filter((row) => row.noted === undefined);
        const noted = value.rows.filter((row) => row.noted !== undefined);
        return (
          <>
            <Head title={t(value.sentence)} sub={words.lede} />
            {value.rows.length === 0 && <p className="quiet">{words.none}</p>}
            <div className="stack-l">
              {open.length > 0 && (
                <Section id="open" title={words.open}>
                  <Rows of={open} today={value.today} onAnswer={setAnswering} />
                </Section>
              )}
              {noted.length > 0 && (
                <Section id="answered" title={words.noted}>
                  <Rows of={noted} today={value.today} />
                </Section>
              )}
            </div>
            {answering !== undefined && <Answer key={keyOf(answering)} row={answering} onClose={() => setAnswering(undefined)} />}
          </>
        );
      }}
    </AskPage>
  );
}

function Rows({ of, today, onAnswer }: { readonly of: readonly Row[]; readonly today: string; readonly onAnswer?: (row: Row) => void }) {
  const words = useContradictionsWords();
  const format = useFormat();
  const say = useSay();
  return (
    <ul className="plain">
      {of.map((row) => (
        <li key={keyOf(row)} className="entry">
          <span>
            <Link href={casePath(row.case.number)}>{row.case.number}</Link> <b>{say(row.order.title)}</b>{' '}
            <span className="quiet">
              {words.event(format.number(row.seq))} · {format.shortDate(row.on, today)}
            </span>
            <br />
            {words.contradicts} <b>{say(row.promise.title)}</b>: {say(row.sentence)} <Marks marks={row.marks} />
            <br />
            {say(row.why)}
            <br />
            <span className="quiet small">{words.since(format.shortDate(row.since.slice(0, 10), today))}</span>
            {row.noted !== undefined && (
              <>
                <br />
                {row.noted.note}{' '}
                <span className="quiet small">{words.notedBy(row.noted.by, format.shortDate(row.noted.at.slice(0, 10), today))}</span>
              </>
            )}
          </span>
          {onAnswer !== undefined && (
            <span className="acts">
              <Button onClick={() => onAnswer(row)}>
                {words.answer}…<span className="sr"> {row.case.number}</span>
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Answer({ row, onClose }: { readonly row: Row; readonly onClose: () => void }) {
  const words = useContradictionsWords();
  const answer = useDo('answerContradiction');
  const [note, setNote] = useState('');
  const confirm = async () => {
    const outcome = await answer.run({ body: { case: row.case.id, seq: row.seq, promise: row.promise.name, note } });
    if (outcome.ok) onClose();
  };
  return (
    <Ask open onClose={onClose} onConfirm={() => void confirm()} title={row.case.number} verb={words.answer} busy={answer.busy}>
      <TextInput label={words.note} help={words.noteHelp} value={note} onChange={setNote} lines={4} maxLength={2000} />
      <TroubleOf outcome={answer.trouble} />
    </Ask>
  );
}

/** Above the docket of those who may answer: it stands there until somebody has. */
export function ContradictionsNotice() {
  const words = useContradictionsWords();
  const format = useFormat();
  const { me } = useMe();
  const open = hasPower(me, 'answer-contradictions') ? (me?.needs['contradictions'] ?? 0) : 0;
  if (open === 0) return null;
  return (
    <Note tone="bad">
      {words.waiting(format.number(open))} <Link href="/office/contradictions">{words.look}</Link>
    </Note>
  );
}
