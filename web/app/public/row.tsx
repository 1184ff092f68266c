import { useParams } from 'wouter';
import type { RegisterPage } from '#contract';
import { StateMark } from '#web/case';
import { Marks, TierInFull } from '#web/law';
import { Crumb, Link, Pairs, Section, useFormat, useSay, useT } from '#web/ui';
import { type Reading, useAsk } from '../api.ts';
import { capital } from '../capital.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { CellWords } from './cells.tsx';
import { RunShown } from './product-tested.tsx';
import { useRegisterHref } from './registers.tsx';
import { TrialSheet } from './trial.tsx';

type Row = RegisterPage['rows'][number];

/** One entry of a register that is not of products. The register itself is asked for it by its number. */
export function RowPage() {
  const { name, number } = useParams<{ name: string; number: string }>();
  const page = useAsk('register', { name, q: number, limit: 20 });
  const isTrial = page.kind === 'ready' && page.value.register.views.includes('trial');
  const trial = useAsk('trial', { number }, { when: isTrial });
  const row = page.kind === 'ready' ? page.value.rows.find((one) => one.number === number) : undefined;
  const found: Reading<{ readonly page: RegisterPage; readonly row: Row }> =
    page.kind !== 'ready'
      ? page
      : row === undefined
        ? { kind: 'refused', problem: { type: 'urn:ordinance:problem:not-found', title: number, status: 404 } }
        : { kind: 'ready', value: { page: page.value, row } };
  // Until the trial is read, the page waits for it; what the register keeps besides trials has a plain entry.
  if (isTrial && row !== undefined && trial.kind !== 'refused') {
    return (
      <AskPage of={trial} title={number} shape={[80, 50, 100, 60]}>
        {(value) => <TrialSheet trial={value} />}
      </AskPage>
    );
  }
  return (
    <AskPage of={found} title={number}>
      {(value) => <Sheet {...value} />}
    </AskPage>
  );
}

function Sheet({ page: { register }, row }: { readonly page: RegisterPage; readonly row: Row }) {
  const registerHref = useRegisterHref();
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  useTitle(t(row.title));
  const tested = register.views.includes('conformity');
  // What was tested stands above as a table; as one line of an entry nobody could read it.
  const told = new Set(register.columns.filter(({ kind }) => tested && kind === 'other').map(({ name }) => name));
  const empty = row.cells
    .filter(({ name, value }) => !told.has(name) && value === undefined)
    .map((cell) => t(cell.title).replace(/[?？.。]$/, ''));
  return (
    <>
      <Crumb
        steps={[{ label: t(register.title), href: registerHref(register.name) }, { label: <span className="num">{row.number}</span> }]}
      />
      <h1>{say(row.title)}</h1>
      {row.sentence !== undefined && <p className="lede">{say(row.sentence)}</p>}
      <p className="meta gap-below">
        {row.tier !== undefined && <TierInFull ranked={row.tier} />}{' '}
        <StateMark tone={row.status.tone}>{capital(t(row.status.title))}</StateMark>{' '}
        <span className="quiet">
          {words.row.since} <span className="nb">{format.longDate(row.since)}</span>
        </span>{' '}
        <Marks marks={row.mark} />
      </p>
      {tested && <WhatWasTested number={row.number} />}
      <Section id="entry" title={words.row.glance} aside={words.product.version(row.version)}>
        <Pairs
          labelledBy="entry"
          pairs={row.cells
            .filter(({ name, value }) => !told.has(name) && value !== undefined)
            .map((cell) => ({ key: cell.name, name: capital(t(cell.title)), value: <CellWords cell={cell} /> }))}
        />
        {empty.length > 0 && <p className="small quiet gap-top">{words.row.empty(empty.join(words.comma))}</p>}
      </Section>
      {row.case !== undefined && (
        <p className="gap-top">
          <Link href={`/cases/${encodeURIComponent(row.case)}`}>{words.row.case}</Link>
        </p>
      )}
    </>
  );
}

/** Of a certificate: each requirement from its source to its result, as the page of the product tells it. */
function WhatWasTested({ number }: { readonly number: string }) {
  const words = useWords();
  const told = useAsk('product', { number });
  if (told.kind !== 'ready' || told.value.tested.runs.length === 0) return null;
  return (
    <Section id="tested" className="gap-below" title={words.product.scope}>
      {told.value.tested.runs.map((run) => (
        <RunShown key={run.number} run={run} scope={false} />
      ))}
    </Section>
  );
}
