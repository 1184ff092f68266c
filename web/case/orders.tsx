import { type ReactNode, useId } from 'react';
import { Marks } from '#web/law';
import { actDate, Button, RefusedButton, useLang, useSay, useT } from '#web/ui';
import type { OrderOffer } from './shapes.ts';
import { useWords } from './words.ts';

export interface OrdersProps<Offer extends OrderOffer> {
  readonly offers: readonly Offer[];
  /** The reader pressed a lawful one. A form or the question before it follows. */
  readonly onOrder: (offer: Offer) => void;
  readonly title?: ReactNode;
  readonly notTitle?: ReactNode;
  /** Citizens get no count. */
  readonly count?: boolean;
}

/** What may be ordered now; then what may not, each with its reason and the way to correct it. Nothing is hidden. */
export function Orders<Offer extends OrderOffer>({ offers, onOrder, title, notTitle, count = true }: OrdersProps<Offer>) {
  const id = useId();
  const words = useWords();
  const lawful = offers.filter((offer) => offer.lawful).sort((a, b) => Number(b.usual ?? false) - Number(a.usual ?? false));
  const refused = offers.filter((offer) => !offer.lawful);
  return (
    <section className="sec order-list" aria-labelledby={id}>
      <h2 id={id}>
        {title ?? words.youMay}{' '}
        {count && (
          <small>
            {lawful.length} / {offers.length}
          </small>
        )}
      </h2>
      {lawful.length === 0 ? (
        <p className="quiet">{words.noOrder}</p>
      ) : (
        <ul className="orders">
          {lawful.map((offer) => (
            <Lawful key={offer.order} offer={offer} onOrder={() => onOrder(offer)} />
          ))}
        </ul>
      )}
      {refused.length > 0 && (
        <>
          <h3 className="notyet">{notTitle ?? words.notLawful}</h3>
          <ul className="orders">
            {refused.map((offer) => (
              <Refused key={offer.order} offer={offer} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Lawful({ offer, onOrder }: { readonly offer: OrderOffer; readonly onOrder: () => void }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const id = useId();
  const follows = [offer.next, offer.after].flatMap((text) => (text === undefined ? [] : [t(text)]));
  if (offer.letter !== undefined) follows.push(words.letterGoes(t(offer.letter.title)));
  return (
    <li>
      <div className="line">
        <Button kind={offer.usual ? 'solid' : 'second'} onClick={onOrder} describedBy={follows.length > 0 ? id : undefined}>
          {say(offer.title)}
          {offer.needs.length > 0 && '…'}
        </Button>
        <span className="order-marks">
          <Marks marks={offer.marks} />
        </span>
      </div>
      {follows.length > 0 && <p id={id}>{follows.join(' ')}</p>}
    </li>
  );
}

function Refused({ offer }: { readonly offer: OrderOffer }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const lang = useLang();
  const id = useId();
  const { refusal, lawfulFrom } = offer;
  const marks = refusal === undefined || refusal.marks.length === 0 ? offer.marks : refusal.marks;
  return (
    <li>
      <div className="line">
        <RefusedButton reasonId={id}>{say(offer.title)}</RefusedButton>
        <span className="order-marks">
          <Marks marks={marks} />
        </span>
      </div>
      <p id={id}>
        {refusal !== undefined && <b className="why-not">{say(refusal.text)}</b>} {refusal?.wayOut !== undefined && t(refusal.wayOut)}{' '}
        {lawfulFrom !== undefined && words.lawfulFrom(actDate(lawfulFrom, lang))}
      </p>
    </li>
  );
}
