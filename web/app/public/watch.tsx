import { addressOf, type WatchPage as WatchView } from '#contract';
import { StatusMark } from '#web/case';
import { Marks } from '#web/law';
import { Button, Head, Link, Section, useFormat, useLang, useSay, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { Emergency } from './emergency.tsx';

type Warning = WatchView['inForce'][number];

/** What the office warns of, has suspended or called back. */
export function WatchPage() {
  const words = useWords();
  const t = useT();
  const lang = useLang();
  const watch = useAsk('watch', {});
  useTitle(words.watch.title);
  return (
    <AskPage of={watch} title={words.watch.title}>
      {(value) => (
        <div className="stack-l narrow">
          <Head
            title={t(value.sentence)}
            sub={words.watch.lede}
            side={
              <p className="small no-print">
                <a href={addressOf('watchRss', { lang })}>RSS</a>
              </p>
            }
          />
          <Emergency />
          {value.inForce.length === 0 ? <Quiet /> : <Warnings id="in-force" title={words.watch.inForce} of={value.inForce} />}
          {value.over.length > 0 && <Warnings id="over" title={words.watch.over} of={value.over} />}
          <Streams of={value.streams} />
          {value.inForce.length > 0 && (
            <p className="acts">
              <Button kind="second" href="/complain">
                {words.watch.tell}
              </Button>
            </p>
          )}
        </div>
      )}
    </AskPage>
  );
}

/** What is counted, how often that is wrong, and how it stands, in plain words. */
function Streams({ of }: { readonly of: WatchView['streams'] }) {
  const words = useWords().watch;
  const say = useSay();
  const t = useT();
  if (of.length === 0) return null;
  return (
    <Section id="streams" title={words.streams}>
      {of.map((stream) => (
        <p key={stream.title.en}>
          <b>{say(stream.title)}</b> {stream.says.map(t).join(' ')} <Marks marks={stream.marks} />
        </p>
      ))}
      <p className="small quiet">{words.streamsNote}</p>
    </Section>
  );
}

function Quiet() {
  const words = useWords().watch;
  return (
    <div>
      <p>
        <b>{words.quiet}</b> {words.quietNext}
      </p>
      <p className="acts">
        <Button kind="second" href="/complain">
          {words.tell}
        </Button>
      </p>
    </div>
  );
}

function Warnings({ id, title, of }: { readonly id: string; readonly title: string; readonly of: readonly Warning[] }) {
  return (
    <Section id={id} title={title}>
      <ol className="warnings">
        {of.map((warning) => (
          <WarningLine key={`${warning.register.name} ${warning.number}`} warning={warning} />
        ))}
      </ol>
    </Section>
  );
}

function WarningLine({ warning }: { readonly warning: Warning }) {
  const words = useWords().watch;
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const { product } = warning;
  return (
    <li>
      <h3>
        {product === undefined ? (
          warning.title === undefined ? (
            words.noProduct
          ) : (
            <Link href={warning.href}>{say(warning.title)}</Link>
          )
        ) : product.href === undefined ? (
          t(product.title)
        ) : (
          <Link href={product.href}>{say(product.title)}</Link>
        )}
      </h3>
      <p className="meta">
        <StatusMark status={warning.status} />{' '}
        <time dateTime={warning.on} className="quiet nb">
          {format.longDate(warning.on)}
        </time>{' '}
        <Link className="num" href={warning.href}>
          {warning.number}
        </Link>{' '}
        <Marks marks={warning.marks} />
      </p>
      {warning.says.map((said) => (
        <p key={said.en}>{say(said)}</p>
      ))}
      {warning.advice !== undefined && (
        <p>
          <b>{words.advice}</b> {say(warning.advice)}
        </p>
      )}
    </li>
  );
}
