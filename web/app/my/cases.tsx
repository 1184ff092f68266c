import { useLocation } from 'wouter';
import type { Draft, MyCases } from '#contract';
import { StatusMark } from '#web/case';
import { Tier } from '#web/law';
import { Button, Link, Section, useFormat, useSay, useT, useToast } from '#web/ui';
import { useAccountWords } from '../account/words.ts';
import { useAsk, useDo } from '../api.ts';
import { useMe, useToday } from '../session.ts';
import { useTitle } from '../title.ts';
import { Ask } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

/** The first line says whether anything waits for the reader. */
export function MyPage() {
  const words = useWords();
  const { known, signedIn } = useMe();
  useTitle(words.my.title);
  if (!known) return <h1>{words.my.title}</h1>;
  return signedIn ? <Mine /> : <SignInFirst />;
}

/** For what only somebody with an account sees; signing in leads back here. What is not about cases says itself what it is about. */
export function SignInFirst({ about }: { readonly about?: { readonly title: string; readonly text: string } }) {
  const words = useWords();
  const account = useAccountWords();
  const [to] = useLocation();
  const signIn = <Button href={`/sign-in?to=${encodeURIComponent(to)}`}>{words.signIn}</Button>;
  if (about !== undefined)
    return (
      <div className="stack narrow">
        <h1>{about.title}</h1>
        <p className="lede">{about.text}</p>
        <p className="acts">
          {signIn}
          <Button kind="second" href="/register-account">
            {account.newAccount}
          </Button>
        </p>
      </div>
    );
  return (
    <div className="stack narrow">
      <h1>{words.my.signInFirst}</h1>
      <p className="lede">{words.my.signInText}</p>
      <p className="acts">
        {signIn}
        <Button kind="second" href="/follow">
          {words.home.follow}
        </Button>
        <Button kind="second" href="/my/file">
          {words.my.fileNew}
        </Button>
      </p>
    </div>
  );
}

type Mine = MyCases['cases'][number];
const turns = ['you', 'office', 'other', 'nobody'] as const;

function Mine() {
  const words = useWords();
  const account = useAccountWords();
  const cases = useAsk('myCases', {});
  const all = cases.kind === 'ready' ? cases.value.cases : undefined;
  const waiting = all?.filter(({ turn }) => turn === 'you').length ?? 0;
  const title =
    all === undefined ? words.my.title : all.length === 0 ? words.my.noCase : waiting === 0 ? words.my.none : words.my.yours(waiting);
  return (
    <div className="stack-l">
      <header>
        <h1>{title}</h1>
        <p className="acts">
          <Button href="/my/file">{words.my.fileNew}</Button>
          <Link href="/my/reminders">{words.reminders.title}</Link>
          <Link href="/my/account">{account.title}</Link>
        </p>
      </header>
      <Drafts />
      <Ask of={cases}>
        {(value) => (
          <>
            {turns.map((turn) => {
              const own = value.cases.filter((one) => one.turn === turn);
              return own.length > 0 && <Group key={turn} turn={turn} cases={own} />;
            })}
          </>
        )}
      </Ask>
    </div>
  );
}

function Group({ turn, cases }: { readonly turn: (typeof turns)[number]; readonly cases: readonly Mine[] }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const today = useToday();
  return (
    <Section id={`turn-${turn}`} title={words.my.groups[turn]} aside={format.number(cases.length)}>
      <ul className="my-cases">
        {cases.map(({ case: one, sentence, tier }) => (
          <li key={one.number}>
            <div>
              <Link href={`/my/cases/${encodeURIComponent(one.id ?? one.number)}`}>
                <b>{say(one.title)}</b>
              </Link>{' '}
              <span className="quiet">
                {one.title.en !== one.procedure.title.en && t(one.procedure.title)} <span className="num">{one.number}</span>
              </span>
              <p>{say(sentence)}</p>
            </div>
            <div className="my-side">
              <StatusMark status={one.status} />
              {tier !== undefined && <Tier ranked={tier} light />}
              <span className="quiet num">
                {one.due !== undefined && one.ended === undefined
                  ? words.my.due(format.shortDate(one.due, today ?? one.due))
                  : format.longDate(one.ended ?? one.opened)}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Drafts() {
  const words = useWords();
  const drafts = useAsk('drafts', {});
  if (drafts.kind !== 'ready' || drafts.value.drafts.length === 0) return null;
  return (
    <Section id="drafts" title={words.my.drafts}>
      <ul className="my-cases">
        {drafts.value.drafts.map((draft) => (
          <DraftLine key={draft.id} draft={draft} />
        ))}
      </ul>
    </Section>
  );
}

function DraftLine({ draft }: { readonly draft: Draft }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const toast = useToast();
  const drop = useDo('dropDraft');
  const open = useDo('openDraft');
  const throwAway = async () => {
    const outcome = await drop.run({ id: draft.id });
    if (!outcome.ok) return;
    const again = {
      procedure: draft.procedure.name,
      order: draft.order.name,
      gives: draft.gives,
      ...(draft.about !== undefined && { about: draft.about }),
      ...(draft.for !== undefined && { for: draft.for }),
    };
    toast({ text: words.my.dropped(t(draft.title)), undo: () => void open.run({ body: again }) });
  };
  return (
    <li>
      <div>
        <Link href={`/my/file/${draft.id}`}>
          <b>{say(draft.title)}</b>
        </Link>{' '}
        <span className="quiet">{words.my.savedAt(format.dateTime(draft.savedAt))}</span>
      </div>
      <div className="my-side">
        <Button kind="bare" onClick={throwAway} busy={drop.busy}>
          {words.my.drop}
          <span className="sr"> {say(draft.title)}</span>
        </Button>
      </div>
    </li>
  );
}
