import { useEffect, useState } from 'react';
import type { Answered, CaseView, OfferView } from '#contract';
import { Letter, Marks } from '#web/law';
import { Button, Dialog, ErrorList, inLanguage, LangProvider, nameOf, tagOf, useLang, useT, wordsLangOf } from '#web/ui';
import { queryClient, useAsk, useDo } from '../api.ts';
import { FilingContext, useAfterFiles } from '../my/filing.ts';
import { useCity } from '../session.ts';
import { Ask, TroubleOf } from '../trouble.tsx';
import { Changed } from './changed.tsx';
import { Consequences } from './consequences.tsx';
import { LetterText } from './letter-text.tsx';
import { OrderField } from './order-field.tsx';
import { type Gives, givesOf, writtenIn } from './order-values.ts';
import { useOrderDraft } from './use-order-draft.ts';
import { useWords } from './words.ts';

export type Done = Answered<'order'>;

interface OrderDialogProps {
  readonly view: CaseView;
  readonly offer: OfferView;
  /** Answers that came with the address; each can be changed. */
  readonly start?: Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
  /** While it is being given, what changes on the page is the order's own work. */
  readonly onGiving: (giving: boolean) => void;
  readonly onDone: (done: Done) => void;
}

/** Still for so long, and the server is asked again what would follow. */
const pauseMs = 400;

/**
 * Before a formal decision: what it needs, the letter that would go, who is told what and what stays for ever. The button
 * repeats the verb. Nothing is kept until it is pressed.
 */
export function OrderDialog({ view, offer, start = {}, onClose, onGiving, onDone }: OrderDialogProps) {
  const words = useWords();
  const t = useT();
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>(start);
  const [base, setBase] = useState(view);
  const [tried, setTried] = useState(false);
  const [giving, setGiving] = useState(false);
  const [sentStale, setSentStale] = useState(false);
  const give = useDo('order');
  const gives = givesOf(offer.needs, values);
  const draft = useOrderDraft(view.id, offer, gives, setValues);
  const body = (given: Gives) => ({ gives: given, ...(offer.role !== undefined && { role: offer.role.name }) });
  const preview = useAsk('preview', { id: view.id, order: offer.order, body: body(useStill(gives)) }, { keep: true, staleMs: 0 });
  const stale = view.seq > base.seq && !giving;
  // Nobody gives an order before what would follow from it is on the page; and what comes late would push the button away under the pointer.
  const unseen = preview.kind === 'loading';
  const problem = give.trouble?.problem;
  const given = (problem?.errors ?? []).flatMap((error) => (error.in === 'fact' ? [{ fact: error.at, text: error.text }] : []));
  const expected = preview.kind === 'ready' ? preview.value.errors : [];
  const errors = given.length > 0 ? given : tried ? expected : [];
  const known = new Map(view.sections.flatMap((section) => section.facts).map((fact) => [fact.fact, fact]));
  const verb = t(offer.title);
  const stillLawful = view.orders.some((one) => one.order === offer.order && one.lawful);

  const confirm = async () => {
    if (giving || stale || unseen) return;
    setTried(true);
    setGiving(true);
    onGiving(true);
    const outcome = await give.run({ id: view.id, order: offer.order, body: body(gives), seen: base.seq });
    setGiving(false);
    onGiving(false);
    if (outcome.ok) return onDone(outcome.value);
    if (outcome.problem?.status !== 412) return;
    setSentStale(true);
    await queryClient.invalidateQueries({ queryKey: ['caseView'] });
  };
  const { press, waits, sends } = useAfterFiles(confirm);
  const again = () => {
    setBase(view);
    setSentStale(false);
    give.clear();
  };

  return (
    <FilingContext value={{ procedure: view.procedure.name, order: offer.order, about: view.id, sends }}>
      <Dialog
        open
        onClose={onClose}
        title={words.order.asks(verb, view.number)}
        wide={offer.letter !== undefined || offer.needs.length > 0}
        className="order-dialog"
        onConfirm={giving || stale || unseen || waits ? undefined : press}
        actions={
          <>
            {!stale ? (
              <Button onClick={press} busy={giving || unseen || waits} keys="Control+Enter">
                {verb}
              </Button>
            ) : (
              stillLawful && <Button onClick={again}>{words.changed.again}</Button>
            )}
            <Button kind="bare" onClick={onClose}>
              {stale && !stillLawful ? words.close : words.cancel}
            </Button>
            {!stale && <span className="quiet small no-phone">{words.order.hint}</span>}
          </>
        }
      >
        {stale && <Changed before={base} after={view} order={offer.order} sent={sentStale} />}
        <ErrorList
          errors={errors.map(({ fact, text }) => ({ field: fieldId(fact), text: `${titleOf(offer, fact, t)}${words.colon}${t(text)}` }))}
        />
        {problem !== undefined && given.length === 0 && problem.status !== 412 && <TroubleOf outcome={give.trouble} />}
        {give.trouble !== undefined && problem === undefined && <TroubleOf outcome={give.trouble} />}
        <div className={offer.needs.length > 0 ? 'order-two' : undefined}>
          {offer.needs.length > 0 && (
            <div className="order-form">
              {draft !== undefined && <p className="small quiet">{draft}</p>}
              {offer.needs.map((question) => (
                <OrderField
                  key={question.fact}
                  question={question}
                  id={fieldId(question.fact)}
                  value={values[question.fact]}
                  onChange={(value) => setValues((all) => ({ ...all, [question.fact]: value }))}
                  error={errors.find(({ fact }) => fact === question.fact)?.text}
                  known={known.get(question.fact)}
                />
              ))}
            </div>
          )}
          <div className="order-follows">
            <Ask of={preview} shape={[70, 90, 50]}>
              {(value) => <Consequences preview={value} offer={offer} now={view.status.name} />}
            </Ask>
          </div>
        </div>
        {preview.kind === 'ready' && <Drafts preview={preview.value} offer={offer} gives={gives} />}
      </Dialog>
    </FilingContext>
  );
}

const fieldId = (fact: string): string => `order-${fact}`;

const titleOf = (offer: OfferView, fact: string, t: ReturnType<typeof useT>): string => {
  const question = offer.needs.find((need) => need.fact === fact);
  return question === undefined ? fact : t(question.ask);
};

/** A value as it was once its writer paused. */
const useStill = (value: Gives): Gives => {
  const [still, setStill] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setStill((last) => (JSON.stringify(last) === text ? last : (JSON.parse(text) as Gives))), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return still;
};

/** The letter as it would go, in its languages side by side. */
function Drafts({ preview, offer, gives }: { readonly preview: Answered<'preview'>; readonly offer: OfferView; readonly gives: Gives }) {
  const words = useWords();
  const lang = useLang();
  const city = useCity();
  const t = useT();
  if (preview.letters.length === 0) return null;
  const sent = city?.letterLanguages ?? [lang];
  const languages = [...sent.filter((one) => one === lang), ...sent.filter((one) => one !== lang)];
  return (
    <section className="drafts" aria-labelledby="drafts">
      <h3 id="drafts">{words.order.draft}</h3>
      <p className="quiet small">{words.order.draftNote}</p>
      {preview.letters.map((letter) => (
        <div key={`${letter.letter.name} ${letter.to.en}`}>
          <p className="small">{words.order.draftTo(t(letter.letter.title), t(letter.to))}</p>
          <div className="half">
            {languages.map((one) => (
              <div key={one} lang={tagOf(one)}>
                <LangProvider lang={one} part>
                  <Letter
                    draft
                    level={3}
                    label={nameOf(one, wordsLangOf(lang))}
                    office={city === undefined ? '' : inLanguage(city.office, one)}
                    title={inLanguage(letter.letter.title, one)}
                    law={<Marks marks={preview.marks} />}
                  >
                    <LetterText html={inLanguage(letter.html, one)} own={writtenIn(offer.needs, gives, one)} />
                  </Letter>
                </LangProvider>
              </div>
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}
