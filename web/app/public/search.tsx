import { Marks } from '#web/law';
import { Link, SearchBox, useFormat, useSay, useT } from '#web/ui';
import { searchOf, useQuery } from '../address.ts';
import { useAsk } from '../api.ts';
import { useCity } from '../session.ts';
import { useTitle } from '../title.ts';
import { Ask } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

/** Whatever this reader may see, in one list. */
export function SearchPage() {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const query = useQuery();
  const city = useCity();
  const primary = city?.home.primary;
  const complains = city?.pages.includes('complain') === true;
  const q = (query.one('q') ?? '').trim();
  const hits = useAsk('search', { q, limit: 50 }, { when: q !== '', keep: true });
  const title = q === '' ? words.search.title : `${words.search.title}${words.brackets(q)}`;
  useTitle(title);
  const count = hits.kind === 'ready' ? hits.value.total : undefined;
  return (
    <div className="stack narrow">
      <h1>
        {q === '' || count === undefined
          ? words.search.title
          : count === 0
            ? words.search.none(q)
            : words.search.found(format.number(count), q)}
      </h1>
      <SearchBox
        label={city?.home.search === undefined ? words.home.label : t(city.home.search)}
        value={q}
        onSearch={(next) => query.set({ q: next })}
      />
      {q === '' ? (
        <p className="quiet">{words.search.type}</p>
      ) : (
        <Ask of={hits}>
          {(value) =>
            value.hits.length === 0 ? (
              <div className="state-box">
                <p>{words.search.noneNext}</p>
                <p>
                  {primary !== undefined && <Link href={`${primary.href}${searchOf({ q })}`}>{words.notFound.search}</Link>}
                  {primary !== undefined && complains && ' · '}
                  {complains && <Link href="/complain">{words.register.tellUs}</Link>}
                </p>
              </div>
            ) : (
              <ul className="hits">
                {value.hits.map((hit) => (
                  <li key={`${hit.kind} ${hit.href} ${hit.title.en}`}>
                    <p>
                      <Link href={hit.href}>{say(hit.title)}</Link>{' '}
                      <span className="quiet small">
                        {words.search.kinds[hit.kind]} {hit.number !== undefined && <span className="num">{hit.number}</span>}
                      </span>
                    </p>
                    {hit.sentence !== undefined && <p className="small">{say(hit.sentence)}</p>}
                    {hit.links !== undefined && (
                      <ul className="small plain-list">
                        {hit.links.map(({ href, title }) => (
                          <li key={href}>
                            <Link href={href}>{say(title)}</Link>
                          </li>
                        ))}
                      </ul>
                    )}
                    {hit.mark !== undefined && (
                      <p className="small">
                        <Marks marks={hit.mark} />
                      </p>
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </Ask>
      )}
    </div>
  );
}
