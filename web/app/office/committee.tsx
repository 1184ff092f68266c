import type { Me } from '#contract';
import { Docket } from '#web/case';
import { Head, useFormat, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useMe, useToday } from '../session.ts';
import { useTitle } from '../title.ts';
import { Ask } from '../trouble.tsx';
import { MeetingsAhead } from './meetings/meetings-ahead.tsx';
import { CommitteeParts, OwnVotes } from './meetings/meetings-part.tsx';
import { isOfficial } from './places.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useWords } from './words.ts';

const reviewPath = (id: string): string => `/committee/${encodeURIComponent(id)}`;

/** Later than any case that has a date. */
const far = 1e6;

/** What a committee has before it: when it meets, what the reader may vote on, the reviews by time left. */
export function CommitteePage() {
  const words = useWords();
  useTitle(words.committee.name);
  const { me } = useMe();
  const today = useToday();
  const { current } = useRowKeys(':is(.docket, .own-votes)');
  const official = isOfficial(me);
  // To a member the server shows what the member votes on, whatever kind of case it is.
  const cases = useAsk('officeCases', { ...(official && { committees: true }), open: true, limit: 100 });
  return (
    <Ask of={cases} shape={[40, 100, 100]}>
      {(value) => (
        <>
          <Head title={official ? words.committee.title(value.total) : words.committee.titleOwn(value.total)} />
          <Seats />
          <MeetingsAhead />
          <OwnVotes rows={value.rows} />
          {value.rows.length === 0 && <p className="quiet">{words.committee.emptyNext}</p>}
          {official && value.rows.length > 0 && (
            <Docket
              rows={value.rows.toSorted((a, b) => (a.leftDays ?? far) - (b.leftDays ?? far))}
              hrefOf={(row) => reviewPath(row.case)}
              current={current}
              {...(today !== undefined && { today })}
            />
          )}
          <CommitteeParts />
        </>
      )}
    </Ask>
  );
}

/** Which seats the reader holds, and until when; of a committee that is named for each case again, for how many. */
function Seats() {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const seats = useMe().me?.seats ?? [];
  if (seats.length === 0) return null;
  return (
    <p className="meta quiet seats">
      <span>{words.committee.seats}</span>
      {[...Map.groupBy(seats, nameOf).values()].map((same) => {
        const [seat] = same as [Seat];
        const cases = same.filter((one) => one.case !== undefined).length;
        return (
          <span key={nameOf(seat)}>
            {words.committee.seat(t(seat.committee.title), t(seat.category.title))}
            {seat.chair === true && `${words.comma}${words.committee.chair}`}
            {cases > 0 && `${words.comma}${words.committee.named(cases)}`}
            {seat.until !== undefined && `${words.comma}${words.committee.until(format.longDate(seat.until))}`}
          </span>
        );
      })}
    </p>
  );
}

type Seat = Me['seats'][number];

const nameOf = ({ committee, category, until }: Seat): string => `${committee.name} ${category.name} ${until ?? ''}`;
