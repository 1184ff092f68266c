import type { DraftCompared } from '#contract';
import { Details, useFormat, useLang, useSay, useT, wordsLangOf } from '#web/ui';
import { useWords } from './words.ts';

/** What was changed between a draft and the letter that was sent, word by word. */
export function DraftsCompared({ drafts }: { readonly drafts: readonly DraftCompared[] }) {
  const words = useWords();
  return (
    <Details className="no-print drafts-compared" summary={words.letter.drafts(drafts.length)}>
      <p className="small quiet">{words.letter.diffKey}</p>
      {drafts.map((draft) => (
        <OneDraft key={`${draft.by.en} ${draft.saved}`} draft={draft} />
      ))}
    </Details>
  );
}

function OneDraft({ draft }: { readonly draft: DraftCompared }) {
  const words = useWords();
  const format = useFormat();
  const lang = useLang();
  const say = useSay();
  const t = useT();
  const isSame = draft.facts.every((fact) => [...fact.en, ...fact.zh].every(({ kind }) => kind === 'same'));
  return (
    <section>
      <h3>{words.letter.draftBy(t(draft.by), format.dateTime(draft.saved))}</h3>
      {isSame && <p>{words.letter.unchanged}</p>}
      {draft.facts.map((fact) => (
        <p key={fact.fact.name} className="law">
          <b>{say(fact.fact.title)}</b>{' '}
          {(wordsLangOf(lang) === 'zh' ? fact.zh : fact.en).map(({ kind, text }, at) =>
            kind === 'in' ? <ins key={at}>{text}</ins> : kind === 'out' ? <del key={at}>{text}</del> : <span key={at}>{text}</span>,
          )}
        </p>
      ))}
    </section>
  );
}
