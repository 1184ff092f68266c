import { addressOf, type CaseView } from '#contract';
import { ClockRibbon, type RecountFiles } from '#web/case';
import { Marks } from '#web/law';
import { Details, Section, useLang, useSay } from '#web/ui';
import { useWords } from '../words/index.ts';

/** When it is decided, and every other date of the case, each to be counted again. */
export function Clocks({ view, code }: { readonly view: CaseView; readonly code: string | undefined }) {
  const words = useWords();
  const say = useSay();
  const lang = useLang();
  const [first, ...others] = view.clocks;
  const files = (clock: Clock) => recountFiles(view, clock, lang, code);
  return (
    <>
      {first !== undefined && (
        <Section plain id="why-date" title={words.case.why}>
          <Clock clock={first} files={files(first)} open />
        </Section>
      )}
      {others.length > 0 && (
        <Section plain id="dates" title={words.case.otherClocks}>
          {others.map((clock) => (
            <div key={`${clock.clock} ${clock.run}`} className="clock-line">
              <p>
                {say(clock.sentence)} <span className="quiet">{say(clock.leftWords)}</span> <Marks marks={clock.mark} />
              </p>
              <Clock clock={clock} files={files(clock)} short />
            </div>
          ))}
        </Section>
      )}
    </>
  );
}

type Clock = CaseView['clocks'][number];

const recountFiles = (view: CaseView, { clock, run, kind }: Clock, lang: string, code: string | undefined): RecountFiles => {
  const which = { clock, lang, ...(kind === 'challenge' ? {} : { run }) };
  return code === undefined
    ? { page: addressOf('recountPage', { ...which, id: view.id }), data: addressOf('recount', { ...which, id: view.id }) }
    : { page: addressOf('followRecount', { ...which, code }) };
};

function Clock({
  clock,
  files,
  open = false,
  short = false,
}: {
  readonly clock: Clock;
  readonly files: RecountFiles;
  readonly open?: boolean;
  readonly short?: boolean;
}) {
  const words = useWords();
  const say = useSay();
  return (
    <>
      {!short && (
        <p>
          {say(clock.sentence)}
          {words.stop} {say(clock.leftWords)}
          {words.stop} <Marks marks={clock.mark} />
        </p>
      )}
      {!short && clock.chain.length > 1 && (
        <p className="quiet">
          {clock.chain.map((link, at) => (
            <span key={link.what} className="nb">
              {at > 0 && ' → '}
              {say(link.words)}
            </span>
          ))}
        </p>
      )}
      {!short && clock.why !== undefined && <p className="quiet">{say(clock.why)}</p>}
      {(clock.days.length > 0 || clock.steps.length > 0) && (
        <Details summary={words.case.every} open={open}>
          <ClockRibbon bare form="calendar" clock={clock as never} recount={files} open={open} />
        </Details>
      )}
    </>
  );
}
