import type { Answered } from '#contract';
import { Docket } from '#web/case';
import { Head, Link, Section, useFormat, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useMe, useToday } from '../session.ts';
import { useTitle } from '../title.ts';
import { Ask } from '../trouble.tsx';
import { CommitteeParts } from './meetings/meetings-part.tsx';
import { isOfficial } from './places.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useWords } from './words.ts';

const reviewPath = (id: string): string => `/committee/${encodeURIComponent(id)}`;

/** What a committee has before it: the reviews that are open. */
export function CommitteePage() {
  const { me } = useMe();
  const procedures = useAsk('procedures', {}, { staleMs: 600_000 });
  const words = useWords();
  useTitle(words.committee.name);
  return (
    <Ask of={procedures} shape={[40, 100, 100]}>
      {(value) => {
        const reviews = value.procedures.filter(({ kind }) => kind === 'ethics').map(({ procedure }) => procedure);
        if (reviews.length === 0) return <Nothing />;
        return isOfficial(me) || (me?.seats.length ?? 0) > 0 ? <OpenReviews /> : <FoundReviews procedures={reviews} />;
      }}
    </Ask>
  );
}

/** Later than any case that has a date. */
const far = 1e6;

/** For whoever works in the office: the list by time left. */
function OpenReviews() {
  const words = useWords();
  const today = useToday();
  const { current } = useRowKeys('.docket');
  const cases = useAsk('officeCases', { kind: 'ethics', open: true, limit: 100 });
  return (
    <Ask of={cases} shape={[40, 100, 100]}>
      {(value) =>
        value.rows.length === 0 ? (
          <Nothing />
        ) : (
          <>
            <Head title={words.committee.title(value.total)} />
            <Seats />
            <Docket
              rows={value.rows.toSorted((a, b) => (a.leftDays ?? far) - (b.leftDays ?? far))}
              hrefOf={(row) => reviewPath(row.case)}
              current={current}
              {...(today !== undefined && { today })}
            />
            <CommitteeParts />
          </>
        )
      }
    </Ask>
  );
}

type Hit = Answered<'search'>['hits'][number];

/** A member from outside the office finds the reviews that members may see: the newest first. */
function FoundReviews({ procedures }: { readonly procedures: readonly string[] }) {
  const words = useWords();
  return (
    <>
      <Head title={words.committee.name} />
      <Seats />
      <CommitteeParts />
      {procedures.map((procedure) => (
        <FoundOf key={procedure} procedure={procedure} />
      ))}
    </>
  );
}

function FoundOf({ procedure }: { readonly procedure: string }) {
  const words = useWords();
  const found = useAsk('search', { q: procedure, limit: 60 });
  return (
    <Ask of={found} shape={[40, 100, 100]}>
      {(value) => {
        const reviews = value.hits.filter((hit) => hit.kind === 'case' && hit.number?.startsWith(procedure) === true);
        if (reviews.length === 0) return null;
        return (
          <Section id={`reviews-${procedure}`} title={words.committee.reviews}>
            <ul className="story reviews">
              {reviews.map((hit) => (
                <ReviewLine key={hit.href} hit={hit} />
              ))}
            </ul>
          </Section>
        );
      }}
    </Ask>
  );
}

function ReviewLine({ hit }: { readonly hit: Hit }) {
  const t = useT();
  const id = decodeURIComponent(hit.href.split('/').at(-1) ?? '');
  return (
    <li>
      <span className="what">
        <Link href={reviewPath(id)}>{t(hit.title)}</Link>
      </span>
      <span className="quiet">{hit.sentence !== undefined && t(hit.sentence)}</span>
    </li>
  );
}

/** Which seats the reader holds, and until when. */
function Seats() {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const seats = useMe().me?.seats ?? [];
  if (seats.length === 0) return null;
  return (
    <p className="meta quiet seats">
      <span>{words.committee.seats}</span>
      {seats.map((seat) => (
        <span key={`${seat.committee.name} ${seat.category.name}`}>
          {words.committee.seat(t(seat.committee.title), t(seat.category.title))}
          {seat.chair === true && `${words.comma}${words.committee.chair}`}
          {seat.until !== undefined && `${words.comma}${words.committee.until(format.longDate(seat.until))}`}
        </span>
      ))}
    </p>
  );
}

function Nothing() {
  const words = useWords();
  return (
    <>
      <Head title={words.committee.title(0)} />
      <Seats />
      <p className="quiet">{words.committee.emptyNext}</p>
      <CommitteeParts />
    </>
  );
}
