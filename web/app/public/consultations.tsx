import type { Consultations } from '#contract';
import { StateMark } from '#web/case';
import { Marks } from '#web/law';
import { Crumb, Link, Section, useSay, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { capital } from '../capital.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

type Row = Consultations['rows'][number];

/** Drafts on which people may speak, and what became of earlier ones. */
export function ConsultationsPage() {
  const words = useWords();
  const w = words.consultation;
  useTitle(w.title);
  const asked = useAsk('consultations', {}, { empty: (value) => value.rows.length === 0 });
  return (
    <AskPage of={asked} title={w.title} empty={w.none} emptyNext={w.noneNext}>
      {({ rows }) => {
        const open = rows.filter((row) => row.open);
        const closed = rows.filter((row) => !row.open);
        return (
          <div className="stack-l">
            <header>
              <Crumb steps={[{ label: w.title }]} />
              <h1>{w.heading(open.length)}</h1>
              <p className="lede">{w.lede}</p>
            </header>
            {open.length > 0 && <Drafts id="open" title={w.open} rows={open} />}
            {closed.length > 0 && <Drafts id="closed" title={w.closed} rows={closed} />}
          </div>
        );
      }}
    </AskPage>
  );
}

function Drafts({ id, title, rows }: { readonly id: string; readonly title: string; readonly rows: readonly Row[] }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  return (
    <Section id={id} title={title}>
      <ul className="drafts">
        {rows.map((row) => (
          <li key={row.case}>
            <h3>
              <Link href={`/consultations/${encodeURIComponent(row.number)}`}>{t(row.title)}</Link>
            </h3>
            <p>
              {say(row.sentence)} <Marks marks={row.marks} />
            </p>
            <p className="small meta">
              <StateMark tone={row.status.tone}>{capital(t(row.status.title))}</StateMark>
              <span className="quiet">{words.consultation.answered(row.answered, row.comments)}</span>
              <span className="num quiet">{row.number}</span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
