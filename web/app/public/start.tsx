import { useDeferredValue, useEffect, useState } from 'react';
import type { StartPage as Page } from '#contract';
import { Button, Loading, useFormat, useT } from '#web/ui';
import { useQuery } from '../address.ts';
import { useAsk } from '../api.ts';
import { sent } from '../my/gives.ts';
import { keepStartAnswers, startAnswers } from '../start-answers.ts';
import { useTitle } from '../title.ts';
import { Ask, AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { PeekLine, StartPanel, StartStop } from './start-panel.tsx';
import { Pills, StartQuestion } from './start-question.tsx';

type Want = Page['wants'][number];

/** What somebody wants, a few facts, and the one way that they lead to. All of it is the pack's; the way is the law's. */
export function StartPage() {
  const words = useWords();
  useTitle(words.start.title);
  const start = useAsk('start', {}, { staleMs: 60_000 });
  return (
    <AskPage of={start} title={words.start.title}>
      {(page) => <Start page={page} />}
    </AskPage>
  );
}

function Start({ page }: { readonly page: Page }) {
  const words = useWords();
  const t = useT();
  const query = useQuery();
  const asked = query.one('want');
  const want = page.wants.find((one) => one.want === asked);
  return (
    <>
      <h1>{words.start.title}</h1>
      <p className="lede">{words.start.lede}</p>
      <Pills
        className="want"
        name="want"
        legend={words.start.want}
        options={page.wants.map((one) => ({ value: one.want, title: t(one.says) }))}
        value={want?.want}
        onChange={(next) => query.set({ want: next })}
      />
      {want === undefined ? <p className="quiet">{words.start.choose}</p> : <Wanted key={want.want} want={want} />}
    </>
  );
}

function Wanted({ want }: { readonly want: Want }) {
  const words = useWords();
  const format = useFormat();
  // What was answered for another wish counts here too, where the same is asked.
  const [gives, setGives] = useState<Readonly<Record<string, unknown>>>(() => startAnswers()?.gives ?? {});
  useEffect(() => keepStartAnswers({ want: want.want, gives }), [want.want, gives]);
  const mine = Object.fromEntries(want.asks.flatMap(({ fact }) => (gives[fact] === undefined ? [] : [[fact, gives[fact]]])));
  const body = useDeferredValue({ want: want.want, gives: sent(mine) });
  const leads = useAsk('startLeads', { body }, { keep: true, staleMs: 0 });
  const stop = leads.kind === 'ready' ? leads.value.stop : undefined;
  const done = Object.keys(mine).length;
  const set = (fact: string, value: unknown) =>
    setGives(({ [fact]: _, ...rest }) => (value === undefined || value === null || value === '' ? rest : { ...rest, [fact]: value }));
  const panel = (
    <aside className="live stick" aria-labelledby="leads" id="stand">
      <h2 id="leads">{words.start.leads}</h2>
      <Ask of={leads}>{(value) => <StartPanel leads={value} />}</Ask>
    </aside>
  );
  if (want.asks.length === 0) return <div className="start-alone">{panel}</div>;
  return (
    <div className="two wide">
      <PeekLine leads={leads.kind === 'ready' ? leads.value : undefined} />
      <form onSubmit={(event) => event.preventDefault()} noValidate>
        <p className="done-line small quiet">
          <span role="status">{words.start.done(format.number(done), format.number(want.asks.length))}</span>
          <span>
            {words.start.kept}{' '}
            {done > 0 && (
              <Button kind="bare" onClick={() => setGives({})}>
                {words.start.forget}
              </Button>
            )}
          </span>
        </p>
        <ol className="q6">
          {want.asks.map((question, at) => (
            <StartQuestion
              key={question.fact}
              question={question}
              at={at + 1}
              value={gives[question.fact]}
              onChange={(value) => set(question.fact, value)}
            >
              {stop?.facts[0] === question.fact && <StartStop stop={stop} />}
            </StartQuestion>
          ))}
        </ol>
        {leads.kind === 'loading' && <Loading />}
      </form>
      {panel}
    </div>
  );
}
