import { useLocation } from 'wouter';
import { addressOf } from '#contract';
import { Story, TimesTable } from '#web/case';
import { Marks } from '#web/law';
import { Button, Link, SearchBox, Section, useFormat, useLang, useT } from '#web/ui';
import { searchOf } from '../address.ts';
import { useAsk } from '../api.ts';
import { capital } from '../capital.ts';
import { useTitle } from '../title.ts';
import { Ask } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

/** Residents find, see, complain; the office's own times stand on the front page. */
export function HomePage() {
  const words = useWords();
  useTitle(words.home.tab);
  return (
    <>
      <Search />
      <div className="half home-half">
        <Changes />
        <TellUs />
      </div>
      <Times />
    </>
  );
}

function Search() {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const [, navigate] = useLocation();
  const city = useAsk('city', {});
  const known = city.kind === 'ready' ? city.value : undefined;
  const products = known?.registers.find(({ name }) => name === 'products')?.count ?? 0;
  return (
    <section className="hero">
      <h1>{words.home.title}</h1>
      <p className="lede">{words.home.lede}</p>
      <SearchBox
        label={words.home.label}
        onSearch={(q) => navigate(`/search${searchOf({ q })}`)}
        hint={
          known !== undefined && (
            <>
              {words.home.hint(format.number(products), format.number(known.counts.articles))}
              {known.examples.length > 0 && words.home.tryOut}
              {known.examples.map((example, at) => (
                <span key={example.en}>
                  {at > 0 && words.comma}
                  <Link href={`/products${searchOf({ q: t(example) })}`}>{t(example)}</Link>
                </span>
              ))}
            </>
          )
        }
      />
    </section>
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
        {words.home.steps.map(([what, how]) => (
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
      <p className="small quiet gap-top">{words.home.danger}</p>
    </Section>
  );
}

function Times() {
  const words = useWords();
  const format = useFormat();
  const t = useT();
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
              {t(value.sentence)} {words.times.span(format.longDate(value.from), format.longDate(value.to))}{' '}
              <Link href="/times">{words.home.definitions}</Link>
            </p>
          </>
        )}
      </Ask>
    </Section>
  );
}
