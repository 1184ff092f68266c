import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ProcedureView } from '#contract';
import { Because, Marks } from '#web/law';
import { Button, Crumb, Details, Note, RadioRows, Section, useSay, useT } from '#web/ui';
import { searchOf, useQuery } from '../address.ts';
import { useAsk, useDo } from '../api.ts';
import { capital } from '../capital.ts';
import { useMe } from '../session.ts';
import { keepStartAnswers, startAnswers } from '../start-answers.ts';
import { useTitle } from '../title.ts';
import { AskPage, TroubleOf } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { CaseField } from './case-field.tsx';
import { sent } from './gives.ts';
import { TwoWays } from './two-ways.tsx';

type Order = ProcedureView['orders'][number];

interface Offer {
  readonly procedure: ProcedureView;
  readonly order: Order;
}

/** What may be filed, and what may not, with the reason. `?procedure=&order=&about=` comes from another page. */
export function FilePage() {
  const words = useWords();
  const query = useQuery();
  useTitle(words.file.title);
  const procedures = useAsk('procedures', {}, { empty: (value) => value.procedures.length === 0 });
  const [procedure, order] = [query.one('procedure'), query.one('order')];
  return (
    <AskPage of={procedures} title={words.file.title} empty={words.file.empty}>
      {(value) => {
        const offers = value.procedures.flatMap((one) => one.orders.map((each) => ({ procedure: one, order: each })));
        const chosen = offers.find(
          (offer) => offer.procedure.procedure === procedure && (order === undefined || offer.order.order === order),
        );
        return chosen === undefined ? <All offers={offers} isStranger={procedure !== undefined} /> : <Begin offer={chosen} />;
      }}
    </AskPage>
  );
}

function All({ offers, isStranger }: { readonly offers: readonly Offer[]; readonly isStranger: boolean }) {
  const words = useWords();
  const { known, signedIn } = useMe();
  // Who is not signed in may look at all; the way in is to sign in.
  const open = offers.filter(({ order }) => order.mayI);
  const shut = offers.filter(({ order }) => !order.mayI);
  return (
    <div className="stack-l">
      <header>
        <Crumb steps={[{ label: words.my.title, href: '/my' }, { label: words.my.fileNew }]} />
        <h1>{words.file.title}</h1>
        <p className="lede">{words.file.lede}</p>
        {isStranger && <Note tone="wait">{words.file.notYours}</Note>}
        {known && !signedIn && (
          <p className="acts">
            <Button href={`/sign-in?to=${encodeURIComponent('/my/file')}`}>{words.signIn}</Button>
          </p>
        )}
      </header>
      {open.length > 0 && (
        <ul className="offers">
          {open.map((offer) => (
            <OfferLine key={`${offer.procedure.procedure} ${offer.order.order}`} offer={offer} />
          ))}
        </ul>
      )}
      {shut.length > 0 && (
        <Section plain id="shut" title={words.file.notYou}>
          <ul className="offers">
            {shut.map((offer) => (
              <OfferLine key={`${offer.procedure.procedure} ${offer.order.order}`} offer={offer} />
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

const beginHref = ({ procedure, order }: Offer, signedIn: boolean): string =>
  order.anyone && !signedIn
    ? `/complain/${procedure.procedure}/${order.order}`
    : `/my/file${searchOf({ procedure: procedure.procedure, order: order.order })}`;

function OfferLine({ offer }: { readonly offer: Offer }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const { signedIn } = useMe();
  const { procedure, order } = offer;
  return (
    <li>
      <div>
        <h2 className="offer-h">{say(procedure.title)}</h2>
        <p className="small quiet">
          {[
            capital(t(order.title)),
            words.file.questions(order.questions),
            words.file.papers(order.papers),
            ...(order.anyone ? [words.file.anyone] : []),
          ].join(words.semicolon)}{' '}
          <Marks marks={procedure.marks} />
        </p>
        {procedure.times.length > 0 && (
          <Details summary={words.wizard.told} className="small">
            <Because small lines={procedure.times} />
          </Details>
        )}
      </div>
      <div>
        {order.mayI ? (
          <Button kind="second" href={beginHref(offer, signedIn)}>
            {words.file.begin}
            <span className="sr"> {[t(procedure.title), t(order.title)].join(words.semicolon)}</span>
          </Button>
        ) : (
          <p className="small">
            <b>{order.refusal === undefined ? words.file.notYours : t(order.refusal.text)}</b>{' '}
            {order.refusal?.wayOut !== undefined && t(order.refusal.wayOut)} <Marks marks={order.refusal?.marks ?? []} />
          </p>
        )}
      </div>
    </li>
  );
}

/** For whom, and about what; then the draft is there, and the questions begin. */
function Begin({ offer }: { readonly offer: Offer }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const query = useQuery();
  const [, navigate] = useLocation();
  const { me, signedIn, known } = useMe();
  const organisations = (me?.organisations ?? []).filter(({ procedures }) => procedures?.includes(offer.procedure.procedure) ?? true);
  const [forWhom, setFor] = useState<string>();
  const [about, setAbout] = useState(query.one('about'));
  const open = useDo('openDraft', { quiet: true });
  const { procedure, order } = offer;
  // What was answered at the front door, where somebody comes from there; the form takes what it asks for.
  const carried = query.one('start') === undefined ? undefined : startAnswers()?.gives;
  const chosen = forWhom ?? organisations[0]?.id ?? '';
  const begin = async () => {
    const body = {
      procedure: procedure.procedure,
      order: order.order,
      ...(about !== undefined && { about }),
      ...(chosen !== '' && { for: chosen }),
      ...(carried !== undefined && { gives: sent(carried) }),
    };
    const outcome = await open.run({ body });
    if (outcome.ok && carried !== undefined) keepStartAnswers(undefined);
    if (outcome.ok) navigate(`/my/file/${outcome.value.id}`, { replace: true });
  };
  const { commitment } = procedure;
  const ways = [commitment?.ordinary, commitment?.commitment].some((way) => way?.order.name === order.order) ? commitment : undefined;
  const asksAbout = query.one('about') !== undefined || procedure.kind === 'remedy' || procedure.kind === 'challenge';
  return (
    <div className="stack narrow">
      <Crumb
        steps={[{ label: words.my.title, href: '/my' }, { label: words.my.fileNew, href: '/my/file' }, { label: t(procedure.title) }]}
      />
      <h1>{say(procedure.title)}</h1>
      <p className="quiet">
        {[words.file.questions(order.questions), words.file.papers(order.papers)].join(words.semicolon)} <Marks marks={procedure.marks} />
      </p>
      {ways !== undefined ? (
        <TwoWays ways={ways} procedure={procedure.procedure} chosen={order.order} />
      ) : (
        procedure.times.length > 0 && <Because lines={procedure.times} small />
      )}
      {!order.mayI && order.refusal !== undefined && (
        <Note tone="bad">
          <b>{say(order.refusal.text)}</b> {order.refusal.wayOut !== undefined && t(order.refusal.wayOut)}{' '}
          <Marks marks={order.refusal.marks} />
        </Note>
      )}
      {organisations.length > 0 && (
        <RadioRows
          legend={words.file.forWhom}
          options={[...organisations.map(({ id, name }) => ({ value: id, title: name })), { value: '', title: words.file.myself }]}
          value={chosen}
          onChange={setFor}
        />
      )}
      {asksAbout && (
        <CaseField
          question={{
            fact: 'about',
            ask: both(words.file.about),
            type: 'case',
            several: false,
            optional: false,
            personal: false,
            shown: 'parties',
            marks: [],
          }}
          value={about}
          onChange={(value) => setAbout(typeof value === 'string' ? value : undefined)}
        />
      )}
      {carried !== undefined && Object.keys(carried).length > 0 && (
        <p className="quiet">{words.start.carried(Object.keys(carried).length)}</p>
      )}
      <TroubleOf outcome={open.trouble} />
      <div className="acts">
        {known && !signedIn ? (
          <Button
            href={`/sign-in${searchOf({ to: `/my/file${searchOf({ procedure: procedure.procedure, order: order.order, about, start: query.one('start') })}` })}`}
          >
            {words.signIn}
          </Button>
        ) : (
          <Button onClick={begin} busy={open.busy}>
            {words.file.begin}
          </Button>
        )}
      </div>
    </div>
  );
}

const both = (words: string) => ({ en: words, zh: words });
