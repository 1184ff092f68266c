import type { MyCases, RightsPage as RightsView } from '#contract';
import { StatusMark } from '#web/case';
import { Marks, MarksLegend, RuledLine } from '#web/law';
import { Button, Crumb, Link, Section, useFormat, useSay, useT } from '#web/ui';
import { searchOf, useQuery } from '../address.ts';
import { useAsk } from '../api.ts';
import { Readings } from '../my/readings.tsx';
import { useCity, useMe, useToday } from '../session.ts';
import { useTitle } from '../title.ts';
import { Ask, AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

type Door = RightsView['doors'][number];

/** What one may ask for about one’s data, by when it is answered, and one’s own requests. `?about=` names a product. */
export function RightsPage() {
  const words = useWords().ask;
  const about = useQuery().one('about');
  const rights = useAsk('rights', about === undefined ? {} : { about });
  return (
    <AskPage of={rights} title={words.title}>
      {(value) => <Sheet rights={value} />}
    </AskPage>
  );
}

const formHref = ({ procedure, order }: Pick<Door, 'procedure' | 'order'>, about: string | undefined): string =>
  `/my/file${searchOf({ procedure, order, ...(about !== undefined && { about }) })}`;

function Sheet({ rights }: { readonly rights: RightsView }) {
  const words = useWords();
  const w = words.ask;
  const say = useSay();
  const t = useT();
  const primary = useCity()?.home.primary;
  const { about } = rights;
  const title = about === undefined ? w.title : w.titleFor(t(about.title));
  useTitle(title);
  return (
    <>
      {about !== undefined && (
        <Crumb
          steps={[
            ...(primary === undefined ? [] : [{ label: t(primary.title), href: primary.href }]),
            { label: t(about.title), href: about.href },
            { label: w.title },
          ]}
        />
      )}
      <h1>{title}</h1>
      <p className="lede gap-below">{w.lede}</p>
      <div className="two">
        <div className="stack-l">
          <Section plain id="rights" title={w.rights}>
            <ul className="because">
              {rights.rights.map((right) => (
                <li key={right.text.en}>
                  <RuledLine marks={right.marks}>{say(right.text)}</RuledLine>
                </li>
              ))}
            </ul>
            {rights.doors.map((door) => (
              <Begin key={`${door.procedure} ${door.order}`} door={door} about={about?.number} />
            ))}
            {about !== undefined && (
              <p className="small">
                <Link href="/ask">{w.otherProduct}</Link>
              </p>
            )}
          </Section>
          <Own doors={rights.doors} />
        </div>
        <aside className="stack">
          {rights.doors.map((door) => (
            <Times key={`${door.procedure} ${door.order}`} door={door} />
          ))}
          <MarksLegend />
        </aside>
      </div>
    </>
  );
}

function Begin({ door, about }: { readonly door: Door; readonly about: string | undefined }) {
  const words = useWords();
  const { known, signedIn } = useMe();
  const t = useT();
  return (
    <>
      {door.choices.length > 0 && (
        <p className="small quiet">
          {words.ask.form} {door.choices.map(({ title }) => t(title)).join(words.semicolon)}
          {words.stop}
        </p>
      )}
      <p className="acts">
        <Button href={formHref(door, about)}>{words.ask.begin}</Button>
      </p>
      {known && !signedIn && <p className="small quiet">{words.ask.signInFirst}</p>}
    </>
  );
}

function Times({ door }: { readonly door: Door }) {
  const words = useWords().ask;
  const say = useSay();
  return (
    <>
      <Section id={`times-${door.procedure}`} title={words.clocks}>
        <dl className="small ask-clocks">
          {door.clocks.map((clock) => (
            <div key={clock.title.en}>
              <dt>{say(clock.title)}</dt>
              <dd>
                <b>{say(clock.within)}</b> <Marks marks={clock.marks} />
                <br />
                <span className="quiet">{say(clock.silence)}</span>
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      {door.remedies.length > 0 && (
        <Section id={`remedies-${door.procedure}`} title={words.remedies}>
          {/* In so narrow a column a mark beside its line would leave half of it empty. */}
          {door.remedies.map((line) => (
            <p key={line.text.en} className="small">
              {say(line.text)} <Marks marks={line.marks} />
            </p>
          ))}
        </Section>
      )}
    </>
  );
}

function Own({ doors }: { readonly doors: readonly Door[] }) {
  const words = useWords();
  const { known, signedIn } = useMe();
  const mine = useAsk('myCases', {}, { when: known && signedIn });
  if (!known) return null;
  const names = new Set(doors.map(({ procedure }) => procedure));
  return (
    <>
      <Section plain id="own" title={words.ask.own}>
        {signedIn ? (
          <Ask of={mine}>{(value) => <Requests cases={value.cases.filter(({ case: one }) => names.has(one.procedure.name))} />}</Ask>
        ) : (
          <p>
            {words.ask.signIn} <Link href={`/sign-in?to=${encodeURIComponent('/ask')}`}>{words.signIn}</Link>
          </p>
        )}
      </Section>
      {signedIn && <Readings />}
    </>
  );
}

function Requests({ cases }: { readonly cases: MyCases['cases'] }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const today = useToday();
  if (cases.length === 0) return <p className="quiet">{words.ask.none}</p>;
  return (
    <ul className="my-cases">
      {cases.map(({ case: one, turn, sentence }) => (
        <li key={one.number}>
          <div>
            <Link className="num" href={`/my/cases/${encodeURIComponent(one.id ?? one.number)}`}>
              {one.number}
            </Link>{' '}
            <b>{words.ask.turns[turn]}</b>
            <p>{say(sentence)}</p>
          </div>
          <div className="my-side">
            <StatusMark status={one.status} />
            <span className="quiet num">
              {one.due !== undefined && one.ended === undefined
                ? words.my.due(format.shortDate(one.due, today ?? one.due))
                : format.longDate(one.ended ?? one.opened)}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
