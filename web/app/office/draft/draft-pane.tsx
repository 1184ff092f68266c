import { useEffect, useState } from 'react';
import type { Answered, CaseView, OfferView } from '#contract';
import { Marks } from '#web/law';
import { Button, Note, useSay, useT } from '#web/ui';
import { queryClient, useAsk, useDo } from '../../api.ts';
import { FilingContext, useAfterFiles } from '../../my/filing.ts';
import { Ask, TroubleOf } from '../../trouble.tsx';
import { OrderField } from '../order-field.tsx';
import { givesOf } from '../order-values.ts';
import { citables } from './draft.ts';
import { DraftLetter } from './draft-letter.tsx';
import { FindingsTable } from './findings-table.tsx';
import { proposingOf, useDraft } from './use-draft.ts';
import { useDeskWords } from './words.ts';

interface DraftPaneProps {
  readonly view: CaseView;
  readonly offer: OfferView;
  readonly onDone: (done: Answered<'order'>) => void;
}

const pauseMs = 500;

/** The draft decision beside the file: what is proposed, what was found, the words, and the letter as it would go. */
export function DraftPane({ view, offer, onDone }: DraftPaneProps) {
  const words = useDeskWords().draft;
  const say = useSay();
  const t = useT();
  const drafting = useDraft(view.id, offer);
  const { draft, change } = drafting;
  const give = useDo('order');
  const [tried, setTried] = useState(false);
  const choices = offer.proposes;
  const decision = choices?.decisions.find(({ order }) => order === draft.order);
  const proposes = proposingOf(draft, offer);
  const body = { gives: givesOf(offer.needs, draft.own), ...(proposes !== undefined && { proposes }) };
  const still = useStill(body);
  const when = decision !== undefined && still.proposes?.order === decision.order;
  const preview = useAsk('preview', { id: view.id, order: offer.order, body: still }, { keep: true, staleMs: 0, when });
  const shown = decision !== undefined && preview.kind === 'ready' ? preview.value : undefined;
  const known = new Map(view.sections.flatMap((section) => section.facts).map((fact) => [fact.fact, fact]));
  const citable = citables(view);
  const errorOf = (fact: string) => (tried ? shown?.errors.find((error) => error.fact === fact)?.text : undefined);
  const asked = choices?.findings ?? [];
  const made = asked.filter(({ name }) => draft.findings[name] !== undefined);
  const cited = made.filter(({ name }) => (draft.findings[name]?.cites.length ?? 0) > 0);
  const who = choices?.decides.map(t).join(' / ') ?? '';

  const confirm = async () => {
    setTried(true);
    if (give.busy || shown === undefined || shown.errors.length > 0) return;
    const outcome = await give.run({ id: view.id, order: offer.order, body, seen: view.seq });
    if (!outcome.ok) {
      if (outcome.problem?.status === 412) await queryClient.invalidateQueries({ queryKey: ['caseView'] });
      return;
    }
    drafting.done();
    onDone(outcome.value);
  };
  const { press, waits, sends } = useAfterFiles(confirm);
  if (choices === undefined) return null;
  return (
    <FilingContext value={{ procedure: view.procedure.name, order: offer.order, about: view.id, sends }}>
      <section className="pane" aria-labelledby="decision-sheet">
        <div className="row apart">
          <h2 id="decision-sheet">{words.title}</h2>
          <span className="small quiet" role="status">
            {drafting.said}
          </span>
        </div>
        {drafting.newer !== undefined && (
          <Note tone="wait" alert>
            <p>{words.newer(drafting.newer.at)}</p>
            <p className="acts">
              <Button kind="second" onClick={drafting.takeTheirs}>
                {words.takeTheirs}
              </Button>
              <Button kind="bare" onClick={drafting.keepMine}>
                {words.keepMine}
              </Button>
            </p>
          </Note>
        )}
        <div className="step">
          <fieldset>
            <legend>{words.decision}</legend>
            <div className="seg">
              {choices.decisions.map(({ order, title }) => (
                <label key={order}>
                  <input type="radio" name="decision" checked={draft.order === order} onChange={() => change({ order })} /> {say(title)}
                </label>
              ))}
            </div>
          </fieldset>
          {decision === undefined ? (
            <p className="small quiet">{words.choose}</p>
          ) : decision.refusal !== undefined ? (
            <p className="small">
              <b className="t-bad">{words.wouldStop}</b> {say(decision.refusal.text)} <Marks marks={decision.refusal.marks} />
            </p>
          ) : (
            <p className="small quiet">
              {who === '' ? words.nobodySigns : words.couldSign(who)} <Marks marks={decision.marks} />
            </p>
          )}
        </div>
        {asked.length > 0 && (
          <div className="step">
            <h3>{words.findings}</h3>
            <FindingsTable asked={asked} findings={draft.findings} citable={citable} onChange={(findings) => change({ findings })} />
          </div>
        )}
        {(offer.needs.length > 0 || (decision?.needs.length ?? 0) > 0) && (
          <div className="step order-form">
            <h3>{words.reasons}</h3>
            {offer.needs.map((question) => (
              <OrderField
                key={question.fact}
                question={question}
                id={`draft-own-${question.fact}`}
                value={draft.own[question.fact]}
                onChange={(value) => change({ own: { ...draft.own, [question.fact]: value } })}
                error={errorOf(question.fact)}
                known={known.get(question.fact)}
              />
            ))}
            {decision?.needs
              .filter(({ personal }) => !personal)
              .map((question) => (
                <OrderField
                  key={question.fact}
                  question={question}
                  id={`draft-${question.fact}`}
                  value={draft.values[question.fact]}
                  onChange={(value) => change({ values: { ...draft.values, [question.fact]: value } })}
                  error={errorOf(question.fact)}
                />
              ))}
          </div>
        )}
        {decision !== undefined && (
          <div className="step">
            <h3>{words.letter}</h3>
            <p className="quiet small">{words.letterNote}</p>
            <Ask of={preview} shape={[70, 90, 50]}>
              {(value) => <DraftLetter preview={value} needs={decision.needs} gives={still.proposes?.gives ?? {}} />}
            </Ask>
          </div>
        )}
        <div className="step">
          <h3>{words.papers}</h3>
          {view.files.length === 0 && <p className="quiet small">{words.noPapers}</p>}
          {view.files.map(({ digest, name }) => (
            <label key={digest} className="check">
              <input
                type="checkbox"
                checked={draft.papers.includes(digest)}
                onChange={({ target }) =>
                  change({ papers: target.checked ? [...draft.papers, digest] : draft.papers.filter((one) => one !== digest) })
                }
              />
              {name}
            </label>
          ))}
          {asked.length > 0 && (
            <ul className="ticks small" aria-label={words.checks}>
              <li className={made.length === asked.length ? undefined : 'open-point'}>{words.allFound(made.length, asked.length)}</li>
              <li className={cited.length === asked.length ? undefined : 'open-point'}>{words.allCited(cited.length, asked.length)}</li>
            </ul>
          )}
          <TroubleOf outcome={give.trouble} />
          {decision !== undefined && (
            <p className="acts">
              <Button onClick={press} busy={give.busy || waits || shown === undefined} keys="Control+Enter">
                {who === '' ? words.proposePlain(t(decision.title)) : words.propose(who, t(decision.title))}
              </Button>
            </p>
          )}
          <p className="small quiet">{words.then}</p>
        </div>
      </section>
    </FilingContext>
  );
}

/** A value as it was once its writer paused. */
const useStill = <T,>(value: T): T => {
  const [still, setStill] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setStill((last) => (JSON.stringify(last) === text ? last : (JSON.parse(text) as T))), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return still;
};
