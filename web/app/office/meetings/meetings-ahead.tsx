import type { Answered } from '#contract';
import { StateMark } from '#web/case';
import { Link, Note, useFormat, useSay, useT } from '#web/ui';
import { useAsk } from '../../api.ts';
import { useWords } from './words.ts';

type Row = Answered<'committees'>['committees'][number]['meetings'][number];

/** The meetings that are called or in session, the next one first: what a member comes for. */
export function MeetingsAhead() {
  const home = useAsk('committees', {});
  if (home.kind !== 'ready') return null;
  const ahead = home.value.committees
    .flatMap(({ meetings }) => meetings)
    .filter(({ stage }) => stage === 'called' || stage === 'in-session')
    .toSorted((a, b) => (`${a.on}${a.at}` < `${b.on}${b.at}` ? -1 : 1));
  if (ahead.length === 0) return null;
  return (
    <div className="meetings-ahead">
      {ahead.map((row) => (
        <Ahead key={row.id} row={row} />
      ))}
    </div>
  );
}

function Ahead({ row }: { readonly row: Row }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  return (
    <Note tone={row.stage === 'in-session' ? 'wait' : 'plain'}>
      <b className="nb">{`${format.actDate(row.on)} ${row.at}`}</b> <Link href={row.href}>{t(row.title)}</Link>
      {words.comma}
      {row.place}
      {words.comma}
      {words.itemsOn(row.items)} <StateMark tone={row.tone}>{say(row.words)}</StateMark>
      {row.invited !== undefined && <span className="quiet"> {words.invited(format.longDate(row.invited.slice(0, 10)))}</span>}
    </Note>
  );
}
