import { useParams } from 'wouter';
import { addressOf, type MatrixPage as MatrixView } from '#contract';
import { Marks, MatrixKey, OrderMatrix, PromiseList } from '#web/law';
import { Chip, Chips, Crumb, Link, Section, useSay, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

/** Who may order what in a procedure, and when: read from the law in force, not written by hand. */
export function MatrixPage() {
  const { procedure } = useParams<{ procedure: string }>();
  const asked = useAsk('matrix', { procedure }, { staleMs: 600_000 });
  const words = useWords();
  return (
    <AskPage of={asked} title={words.matrix.crumb}>
      {(value) => <Sheet key={value.procedure.name} matrix={value} />}
    </AskPage>
  );
}

function Sheet({ matrix }: { readonly matrix: MatrixView }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const w = words.matrix;
  const title = w.title(t(matrix.procedure.title));
  useTitle(title);
  return (
    <div className="stack-l">
      <header>
        <Crumb steps={[{ label: words.law.crumb, href: '/law' }, { label: w.crumb }]} />
        <h1 id="matrix">{title}</h1>
        <p className="lede">
          {say(matrix.sentence)} <Marks marks={matrix.marks} />
        </p>
        <Chips label={w.procedures}>
          {matrix.procedures.map(({ name, title: of }) => (
            <Chip key={name} href={`/law/procedures/${name}/orders`} pressed={name === matrix.procedure.name}>
              {say(of)}
            </Chip>
          ))}
        </Chips>
      </header>
      <div className="mx-sheet">
        <OrderMatrix
          labelledBy="matrix"
          columns={matrix.columns}
          rows={matrix.rows}
          conditions={new Map(matrix.conditions.map(({ id, text }) => [id, text]))}
        />
        <MatrixKey />
        <p className="small no-print">
          <a href={addressOf('matrixCsv', { procedure: matrix.procedure.name })}>{w.csv}</a>
          {' · '}
          <a href={addressOf('matrix', { procedure: matrix.procedure.name })}>JSON</a>
          {' · '}
          <Link href="/law/separation">{w.separation}</Link>
          {' · '}
          <Link href="/law/competences">{w.competences}</Link>
        </p>
      </div>
      {matrix.conditions.length > 0 && (
        <Section id="conditions" title={w.conditions} aside={w.conditionsSub(matrix.conditions.length)}>
          <Conditions of={matrix.conditions} />
        </Section>
      )}
      {matrix.promises.length > 0 && (
        <Section id="promises" title={w.promises}>
          <PromiseList promises={matrix.promises} />
        </Section>
      )}
    </div>
  );
}

function Conditions({ of }: { readonly of: MatrixView['conditions'] }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  return (
    <ul className="because conditions">
      {of.map((condition) => (
        <li key={condition.id}>
          <b>{say(condition.text)}</b>
          {condition.wayOut !== undefined && <span className="quiet"> {say(condition.wayOut)}</span>}
          <div className="small quiet">{words.matrix.refuses(condition.orders.map(({ title }) => t(title)).join(words.comma))}</div>
          {condition.formula !== undefined && <code>{condition.formula}</code>}
        </li>
      ))}
    </ul>
  );
}
