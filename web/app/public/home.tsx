import { useLocation } from 'wouter';
import { addressOf, type City } from '#contract';
import { Story, TimesTable } from '#web/case';
import { Marks } from '#web/law';
import { Button, Link, SearchBox, Section, useFormat, useLang, useSay, useT } from '#web/ui';
import { searchOf } from '../address.ts';
import { useAsk } from '../api.ts';
import { capital } from '../capital.ts';
import { useCity } from '../session.ts';
import { useTitle } from '../title.ts';
import { Ask } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { Emergency } from './emergency.tsx';

/** Residents find, see, complain; the office's own times stand on the front page. What it says and offers is the pack's. */
export function HomePage() {
  const t = useT();
  const city = useCity();
  useTitle(city === undefined ? '' : t(city.home.lead));
  return (
    <>
      <Search />
      {city !== undefined && city.home.tasks.length > 0 && <Tasks tasks={city.home.tasks} />}
      <div className={city?.pages.includes('complain') === false ? 'home-half' : 'half home-half'}>
        <Changes />
        {city?.pages.includes('complain') !== false && <TellUs />}
      </div>
      <Times />
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
            <Story lines={value.changes.slice(0, 6)} now={value.today} />
            <p className="small">
              <Link href="/changes">{words.home.allChanges}</Link> · <a href={addressOf('changesRss', { lang })}>RSS</a>
            </p>
          </>
        )}
      </Ask>
    </Section>
  );
}

function TellUs() {
  const words = useWords();
  const t = useT();
  const city = useAsk('city', {});
  const door = city.kind === 'ready' ? city.value.complaints[0] : undefined;
  return (
    <Section id="wrong" title={words.home.wrong}>
      <p>{words.home.anyone}</p>
      <ol className="do">
        {words.home.steps.map(({ what, how }) => (
          <li key={what}>
            <b>{what}</b>
            <span className="quiet">{how}</span>
          </li>
        ))}
        {door?.within !== undefined && (
          <li>
            <b>{words.home.answer}</b>
            <span className="quiet">
              {capital(t(door.within))}
              {words.stop} {words.home.ifLate} <Marks marks={door.marks} />
            </span>
          </li>
        )}
      </ol>
      <div className="acts">
        <Button href="/complain">{words.home.complain}</Button>
        <Button kind="second" href="/follow">
          {words.home.follow}
        </Button>
      </div>
      <div className="gap-top">
        <Emergency />
      </div>
    </Section>
  );
}

function Times() {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const times = useAsk('times', {}, { empty: (value) => value.rows.every((row) => row.n === 0 && row.lateNow.length === 0) });
  return (
    <Section id="time" title={words.home.times}>
      <Ask of={times} empty={words.home.noTimes}>
        {(value) => (
          <>
            <TimesTable
              rows={value.rows
                .filter((row) => row.n > 0 && row.decides)
                .toSorted((a, b) => b.n - a.n)
                .slice(0, 6)}
              labelledBy="time"
            />
            <p className="src">
              {say(value.sentence)} {words.times.span(format.longDate(value.from), format.longDate(value.to))}{' '}
              <Link href="/times">{words.home.definitions}</Link>
            </p>
          </>
        )}
      </Ask>
    </Section>
  );
}
