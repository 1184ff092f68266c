import type { DemoMails } from '#contract';
import { Details, Empty, Link, Note, tagOf, useFormat, useLang, wordsLangOf } from '#web/ui';
import { useAsk } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

type Mail = DemoMails['mails'][number];

/** The newest stand open: what one has just asked for is among them. */
const openAtMost = 5;

/** In the demo city: the mails as they would have gone out. */
export function OutboxPage() {
  const words = useWords();
  const format = useFormat();
  useTitle(words.outbox.title);
  const mails = useAsk('demoMails', {});
  return (
    <AskPage of={mails} title={words.outbox.title}>
      {(value) => (
        <div className="stack narrow">
          <h1>{words.outbox.title}</h1>
          <Note>{words.outbox.note}</Note>
          {value.mails.length === 0 ? (
            <Empty title={words.outbox.empty} next={words.outbox.emptyNext} />
          ) : (
            <>
              <List mails={value.mails.slice(0, openAtMost)} />
              {value.mails.length > openAtMost && (
                <Details summary={words.outbox.older(format.number(value.mails.length - openAtMost))}>
                  <List mails={value.mails.slice(openAtMost)} />
                </Details>
              )}
            </>
          )}
        </div>
      )}
    </AskPage>
  );
}

function List({ mails }: { readonly mails: readonly Mail[] }) {
  return (
    <ol className="mails">
      {mails.map((mail) => (
        <li key={mail.id}>
          <OneMail mail={mail} />
        </li>
      ))}
    </ol>
  );
}

function OneMail({ mail }: { readonly mail: Mail }) {
  const words = useWords();
  const format = useFormat();
  return (
    <article className="mail" aria-label={mail.subject}>
      <header>
        <h2 lang={tagOf(wordsLangOf(mail.lang))}>{mail.subject}</h2>
        <p className="quiet small">
          {words.outbox.to(mail.to)} · {format.dateTime(mail.written)}
        </p>
      </header>
      <div lang={tagOf(wordsLangOf(mail.lang))}>
        {mail.body.split('\n\n').map((paragraph, at) => (
          <p key={at}>
            <Lines of={paragraph} />
          </p>
        ))}
      </div>
    </article>
  );
}

/** Line by line; an address of ours is a link, as a mail program would make it one. */
function Lines({ of }: { readonly of: string }) {
  const lang = useLang();
  return of.split('\n').map((line, at) => {
    const own = /^https?:\/\/[^/]+(\/.*)$/.exec(line)?.[1];
    return (
      <span key={at} className="mail-line">
        {own === undefined ? line : <Link href={lang === 'zh' && own.startsWith('/zh/') ? own.slice(3) : own}>{line}</Link>}
      </span>
    );
  });
}
