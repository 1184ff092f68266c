import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Answered, CaseView } from '#contract';
import { Marks } from '#web/law';
import { Button, Empty, Head, Link, Note, useKeys, useSay, useT } from '#web/ui';
import { searchOf, useQuery } from '../../address.ts';
import { useAsk, useDo } from '../../api.ts';
import { useTitle } from '../../title.ts';
import { Ask, AskPage, TroubleOf } from '../../trouble.tsx';
import { Consequences } from '../consequences.tsx';
import { useKeysOn } from '../keys-on.ts';
import { OrderField } from '../order-field.tsx';
import { type Gives, givesOf } from '../order-values.ts';
import { casePath, officePath } from '../places.ts';
import { DraftLetter } from './draft-letter.tsx';
import { FindingLines } from './proposed.tsx';
import { useDeskWords } from './words.ts';

type Page = Answered<'signatures'>;
type Row = Page['rows'][number];

const addressOf = (key: string): string => `/office/signatures${searchOf({ at: key })}`;

/** What waits for my signature, one whole proposal a page. */
export function SigningPage() {
  const words = useDeskWords().signing;
  const page = useAsk('signatures', {}, { keep: true });
  useTitle(words.title);
  return (
    <AskPage of={page} title={words.title} shape={[40, 100, 100]}>
      {(value) => <SigningSheet page={value} />}
    </AskPage>
  );
}

function SigningSheet({ page }: { readonly page: Page }) {
  const words = useDeskWords().signing;
  const say = useSay();
  const t = useT();
  const [, navigate] = useLocation();
  const asked = useQuery().one('at');
  const { rows } = page;
  const found = rows.findIndex(({ key }) => key === asked);
  const at = Math.max(0, found);
  const current = rows[at];
  const go = (step: number) => {
    const next = rows[at + step];
    if (next !== undefined) navigate(addressOf(next.key), { replace: true });
  };
  useKeys({ j: () => go(1), k: () => go(-1) }, useKeysOn());
  return (
    <>
      <Head title={say(page.sentence)} sub={words.one} />
      {current === undefined ? (
        <Empty title={words.empty} next={words.emptyNext} />
      ) : (
        <div className="signing-three">
          <nav className="signing-queue" aria-label={words.list}>
            <ul>
              {rows.map((row) => (
                <li key={row.key}>
                  <Link href={addressOf(row.key)} aria-current={row === current ? 'true' : undefined}>
                    <span>
                      <b>{say(row.title)}</b> {say(row.matter)}
                    </span>
                    <small>
                      {row.by !== undefined && <>{t(row.by)} · </>}
                      {row.row === undefined ? words.kind[row.kind] : t(row.row.left)}
                    </small>
                  </Link>
                </li>
              ))}
            </ul>
            <p className="small quiet">
              <kbd>J</kbd> <kbd>K</kbd> {words.keys}
            </p>
            <Together rows={rows} />
          </nav>
          {current.proposal === undefined || current.row === undefined ? (
            <section>
              <h2>{say(current.title)}</h2>
              <p>{current.kind === 'proposal' ? words.noDraft : say(current.matter)}</p>
              <p className="acts">
                <Button href={officePath(current.href)}>{words.openIt}</Button>
              </p>
            </section>
          ) : (
            <OneProposal key={`${current.key} ${current.proposal.seq}`} row={current} proposal={current.proposal} />
          )}
        </div>
      )}
    </>
  );
}

/** Those without words of their own, signed with one press; each is decided for itself. */
function Together({ rows }: { readonly rows: readonly Row[] }) {
  const words = useDeskWords().signing;
  const give = useDo('giveOrders');
  const say = useSay();
  const [result, setResult] = useState<Answered<'giveOrders'>>();
  const plain = rows.filter((row) => row.together && row.proposal !== undefined);
  const [order] = plain.flatMap(({ proposal }) => proposal?.decision.name ?? []);
  const same = plain.filter(({ proposal }) => proposal?.decision.name === order);
  const sign = async () => {
    if (order === undefined) return;
    const cases = same.flatMap(({ row }) => (row === undefined ? [] : [{ case: row.case, seen: row.seq }]));
    const outcome = await give.run({ body: { order, cases } });
    if (outcome.ok) setResult(outcome.value);
  };
  return (
    <>
      {same.length > 1 && (
        <>
          <p className="acts">
            <Button kind="second" onClick={() => void sign()} busy={give.busy}>
              {words.together(same.length)}
            </Button>
          </p>
          <p className="small quiet">{words.togetherNote}</p>
        </>
      )}
      <TroubleOf outcome={give.trouble} />
      {result !== undefined && result.refused.length > 0 && (
        <Note tone="wait">
          <p>{words.donePart(result.done.length, result.refused.length)}</p>
          {result.refused.map((one) => (
            <p key={one.case}>
              {one.number} {say(one.refusal.text)}
            </p>
          ))}
        </Note>
      )}
    </>
  );
}

function OneProposal({ row, proposal }: { readonly row: Row; readonly proposal: NonNullable<Row['proposal']> }) {
  const view = useAsk('caseView', { id: row.key }, { keep: true });
  return (
    <Ask of={view} shape={[90, 90, 60]}>
      {(value) => <Signing view={value} row={row} proposal={proposal} />}
    </Ask>
  );
}

interface SigningProps {
  readonly view: CaseView;
  readonly row: Row;
  readonly proposal: NonNullable<Row['proposal']>;
}

function Signing({ view, row, proposal }: SigningProps) {
  const words = useDeskWords().signing;
  const say = useSay();
  const t = useT();
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>(proposal.gives);
  const [editing, setEditing] = useState(false);
  const give = useDo('order');
  const offer = view.orders.find(({ order }) => order === proposal.decision.name);
  const needs = offer?.needs ?? [];
  const gives: Gives = offer === undefined ? {} : givesOf(needs, values);
  const changed = JSON.stringify(gives) !== JSON.stringify(givesOf(needs, proposal.gives));
  const preview = useAsk(
    'preview',
    { id: view.id, order: proposal.decision.name, body: { gives } },
    { keep: true, staleMs: 0, when: offer?.lawful === true },
  );
  const returns = view.desk?.signs?.returns;
  const shown = preview.kind === 'ready' ? preview.value : undefined;
  const lawful = offer?.lawful === true && shown?.lawful !== false;
  const refusal = offer?.refusal ?? shown?.refusal ?? row.refusal;
  const silence = row.row?.silence;
  const sign = () => void give.run({ id: view.id, order: proposal.decision.name, body: { gives }, seen: view.seq });
  return (
    <>
      <section aria-labelledby="signed-letter">
        <h2 id="signed-letter">
          {say(row.title)}: {say(proposal.decision.title)}
        </h2>
        <p className="small">
          <Link href={casePath(view.id)}>{words.open}</Link>
        </p>
        <h3>{words.letter}</h3>
        <Ask of={preview} shape={[90, 90, 60]}>
          {(value) => <DraftLetter preview={value} needs={needs} gives={gives} />}
        </Ask>
        {editing && (
          <div className="order-form">
            <p className="small quiet">{words.editNote}</p>
            {needs.map((question) => (
              <OrderField
                key={question.fact}
                question={question}
                id={`sign-${question.fact}`}
                value={values[question.fact]}
                onChange={(value) => setValues((all) => ({ ...all, [question.fact]: value }))}
                error={shown?.errors.find(({ fact }) => fact === question.fact)?.text}
              />
            ))}
          </div>
        )}
        <h3>{words.findings}</h3>
        <FindingLines proposal={proposal} />
      </section>
      <div className="stack">
        <section className="signbox" aria-labelledby="sign-it">
          <h2 id="sign-it">{words.signTitle}</h2>
          <p className="small">
            {lawful || refusal === undefined ? (
              words.lawful
            ) : (
              <>
                <b>{words.notLawful}</b> {say(refusal.text)} <Marks marks={refusal.marks} />
              </>
            )}
          </p>
          {silence !== undefined && (
            <p className="small">
              <span className="quiet">{words.silence}</span> {say(silence.text)}
            </p>
          )}
          <TroubleOf outcome={give.trouble} />
          <p className="acts">
            {lawful && (
              <Button onClick={sign} busy={give.busy || preview.kind === 'loading'}>
                {changed ? words.signChanged(t(proposal.decision.title)) : words.sign(t(proposal.decision.title))}
              </Button>
            )}
          </p>
          <p className="row">
            {returns !== undefined && (
              <Button kind="second" href={`${casePath(view.id)}?order=${encodeURIComponent(returns)}`}>
                {words.return}
              </Button>
            )}
            {needs.length > 0 && (
              <Button kind="bare" onClick={() => setEditing(true)}>
                {words.edit}
              </Button>
            )}
          </p>
        </section>
        {shown !== undefined && offer !== undefined && (
          <section aria-labelledby="sign-then">
            <h3 id="sign-then">{words.then}</h3>
            <Consequences preview={shown} offer={offer} now={view.status.name} />
          </section>
        )}
      </div>
    </>
  );
}
