import { useLocation } from 'wouter';
import { addressOf, type City } from '#contract';
import { Story } from '#web/case';
import { Button, Link, SearchBox, Section, useFormat, useLang, useSay, useT } from '#web/ui';
import { searchOf } from '../address.ts';
import { useAsk } from '../api.ts';
import { useCity } from '../session.ts';
import { useTitle } from '../title.ts';
import { Ask } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

/** Residents find, see, complain; the office's own times stand on the front page. What it says and offers is the pack's. */
export function HomePage() {
  const t = useT();
  const city = useCity();
  useTitle(city === undefined ? '' : t(city.home.lead));
  return (
    <>
      <Search />
      {city !== undefined && (city.pages.includes('start') ? <Doors /> : city.home.tasks.length > 0 && <Tasks tasks={city.home.tasks} />)}
      <Changes />
      <Late />
    </>
  );
}

function Search() {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const [, navigate] = useLocation();
  const city = useAsk('city', {});
  const known = city.kind === 'ready' ? city.value : undefined;
  const home = known?.home;
  const primary = home?.primary;
  return (
    <section className="hero">
      <h1>{home === undefined ? '\u00a0' : t(home.lead)}</h1>
      {home?.text !== undefined && <p className="lede">{say(home.text)}</p>}
      <SearchBox
        label={home?.search === undefined ? words.home.label : t(home.search)}
        onSearch={(q) => navigate(`/search${searchOf({ q })}`)}
        hint={
          known !== undefined && (
            <>
              {primary === undefined ? (
                words.home.hintLaw(format.number(known.counts.articles))
              ) : (
                <Link href={primary.href}>
                  {words.home.hint(t(primary.title), format.number(primary.count), format.number(known.counts.articles))}
                </Link>
              )}
              {primary !== undefined && known.examples.length > 0 && words.home.tryOut}
              {primary !== undefined &&
                known.examples.map((example, at) => (
                  <span key={example.en}>
                    {at > 0 && words.comma}
                    <Link href={`${primary.href}${searchOf({ q: t(example) })}`}>{t(example)}</Link>
                  </span>
                ))}
            </>
          )
        }
      />
    </section>
  );
}

function Tasks({ tasks }: { readonly tasks: City['home']['tasks'] }) {
  const words = useWords();
  const say = useSay();
  return (
    <Section id="tasks" title={words.home.tasks}>
      <ul className="because tasks">
        {tasks.map((task) => (
          <li key={task.href}>
            <Link href={task.href}>{say(task.title)}</Link>
            {task.text !== undefined && <span className="quiet"> {say(task.text)}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Changes() {
  const words = useWords();
  const lang = useLang();
  const city = useAsk('city', {}, { empty: (value) => value.changes.length === 0 });
  return (
    <Section id="changed" title={words.home.changes}>
      <Ask of={city} empty={words.home.noChange} emptyNext={words.home.noChangeNext}>
        {(value) => (
          <>
            <Story lines={value.changes.slice(0, 5)} now={value.today} />
            <p className="small">
              <Link href="/changes">{words.home.allChanges}</Link> · <a href={addressOf('changesRss', { lang })}>RSS</a>
            </p>
          </>
        )}
      </Ask>
    </Section>
  );
}

/** What people who live here come for, and what those come for who want to do something. Both are the pack's. */
function Doors() {
  const words = useWords();
  const t = useT();
  const start = useAsk('start', {}, { staleMs: 60_000 });
  if (start.kind !== 'ready') return <div className="doors-wait" aria-hidden="true" />;
  const { lives, wants } = start.value;
  return (
    <div className={lives.length > 0 ? 'half doors-half' : 'doors-half'}>
      {lives.length > 0 && (
        <Section plain id="lives" title={words.start.lives}>
          <ul className="doors">
            {lives.map(({ says, about, href }) => (
              <Door key={href + says.en} says={t(says)} about={about === undefined ? undefined : t(about)} href={href} />
            ))}
          </ul>
        </Section>
      )}
      <Section plain id="wants" title={words.start.wants}>
        <ul className="doors">
          {wants.map(({ want, says, about }) => (
            <Door key={want} says={t(says)} about={about === undefined ? undefined : t(about)} href={`/start?want=${want}`} />
          ))}
        </ul>
        <p className="lead-act">
          <Button href="/start">{words.start.unsure}</Button>
          <span>{words.start.unsureNext}</span>
        </p>
      </Section>
    </div>
  );
}

function Door({ says, about, href }: { readonly says: string; readonly about: string | undefined; readonly href: string }) {
  return (
    <li>
      <Link href={href}>
        <b>{says}</b>
        {about !== undefined && <span>{about}</span>}
      </Link>
    </li>
  );
}

/** The one figure: how often the office was late, with what late means. */
function Late() {
  const words = useWords();
  const format = useFormat();
  const figure = useAsk('howLate', {}, { staleMs: 60_000 });
  return (
    <section className="fact" aria-labelledby="late">
      <h2 id="late" className="sr">
        {words.start.late}
      </h2>
      <Ask of={figure}>
        {({ of, late, waiting, from, to }) => (
          <>
            <p className="says">
              {of === 0 ? words.home.noTimes : words.start.lateSays(late, of)} {waiting > 0 && words.start.lateWaiting(waiting)}
            </p>
            {of > 0 && (
              <div className="share-line" role="img" aria-label={words.start.lateStrip(of - late, late)}>
                <i style={{ flex: of - late }} />
                {late > 0 && <i className="late" style={{ flex: late }} />}
              </div>
            )}
            <p className="small quiet">
              {words.start.lateMeans} {words.times.span(format.longDate(from), format.longDate(to))}{' '}
              <Link href="/times">{words.start.howLong}</Link>
            </p>
          </>
        )}
      </Ask>
    </section>
  );
}
