import { Docket } from '#web/case';
import { Head, Section, useFormat, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useMe, useToday } from '../session.ts';
import { useTitle } from '../title.ts';
import { Ask } from '../trouble.tsx';
import { useRowKeys } from './use-row-keys.ts';
import { useWords } from './words.ts';

/** What a member of a committee has before it: the reviews whose meeting was called. */
export function CommitteePage() {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const { me } = useMe();
  const today = useToday();
  const { current } = useRowKeys('.docket');
  const procedures = useAsk('procedures', {}, { staleMs: 600_000 });
  const review = procedures.kind === 'ready' ? procedures.value.procedures.find(({ kind }) => kind === 'ethics')?.procedure : undefined;
  const cases = useAsk(
    'officeCases',
    { open: true, limit: 100, ...(review !== undefined && { procedure: review }) },
    { when: procedures.kind === 'ready' },
  );
  const title = cases.kind === 'ready' ? words.committee.title(cases.value.total) : words.committee.name;
  useTitle(title);
  return (
    <>
      <Head title={title} />
      {me !== undefined && me.seats.length > 0 && (
        <p className="meta quiet seats">
          <span>{words.committee.seats}</span>
          {me.seats.map((seat) => (
            <span key={`${seat.committee.name} ${seat.category.name}`}>
              {words.committee.seat(t(seat.committee.title), t(seat.category.title))}
              {seat.chair === true && `${words.comma}${words.committee.chair}`}
              {seat.until !== undefined && `${words.comma}${words.committee.until(format.longDate(seat.until))}`}
            </span>
          ))}
        </p>
      )}
      <Section id="before" title={words.committee.list}>
        <Ask of={cases} shape={[100, 100]}>
          {(value) =>
            value.rows.length === 0 ? (
              <div className="state-box">
                <p>
                  <b>{words.committee.empty}</b>
                </p>
                <p className="quiet">{words.committee.emptyNext}</p>
              </div>
            ) : (
              <Docket
                rows={value.rows}
                hrefOf={(row) => `/committee/${encodeURIComponent(row.case)}`}
                current={current}
                {...(today !== undefined && { today })}
              />
            )
          }
        </Ask>
      </Section>
    </>
  );
}
