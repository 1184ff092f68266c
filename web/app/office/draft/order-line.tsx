import type { CaseView, OfferView } from '#contract';
import { Marks } from '#web/law';
import { Button, Details, useSay, useT } from '#web/ui';
import { useDeskWords } from './words.ts';

const persons: ReadonlySet<string> = new Set([
  'notThisRole',
  'notAParty',
  'actedBefore',
  'ownCase',
  'conflicted',
  'notYours',
  'notCompetent',
]);

/** Why an order is not lawful now, as an official thinks of it: it comes later, it was used up, or it is never theirs. */
export const kindOf = ({ refusal }: OfferView): 'later' | 'used' | 'never' =>
  refusal === undefined ? 'later' : persons.has(refusal.refusal) ? 'never' : refusal.about?.['times'] !== undefined ? 'used' : 'later';

/** Orders in four sentences: now; later; used; never yours. One reason stands once, for all the orders that it keeps back. */
export function OrderLine({ view, onOrder }: { readonly view: CaseView; readonly onOrder: (order: string) => void }) {
  const words = useDeskWords().orders;
  const say = useSay();
  const t = useT();
  const lawful = view.orders.filter((offer) => offer.lawful);
  const refused = view.orders.filter((offer) => !offer.lawful);
  const kinds = (['later', 'used', 'never'] as const).flatMap((kind) => {
    const offers = refused.filter((offer) => kindOf(offer) === kind);
    return offers.length === 0 ? [] : [{ kind, offers }];
  });
  const counts = { later: words.laterCount, used: words.usedCount, never: words.neverCount };
  return (
    <section className="orderline" aria-label={words.title}>
      <div className="row">
        {lawful.map((offer) => (
          <Button key={offer.order} kind={offer.usual ? 'solid' : 'second'} onClick={() => onOrder(offer.order)}>
            {offer.proposes === undefined ? say(offer.title) : words.draftOpen(t(offer.title))}
            {offer.proposes === undefined && offer.needs.length > 0 && '…'}
          </Button>
        ))}
        <span className="quiet small">{lawful.length === 0 ? words.none : words.now(lawful.length)}</span>
      </div>
      {kinds.length > 0 && (
        <Details summary={words.others(refused.length, kinds.map(({ kind, offers }) => counts[kind](offers.length)).join(', '))}>
          <dl className="order-kinds">
            {kinds.map(({ kind, offers }) => (
              <div key={kind}>
                <dt>{words[kind]}</dt>
                <dd>
                  {byReason(offers, t).map(({ reason, of }) => (
                    <p key={reason}>
                      <b>{of.map(({ title }) => t(title)).join(' · ')}</b>: {of[0]?.refusal !== undefined && say(of[0].refusal.text)}{' '}
                      {of[0]?.refusal?.wayOut !== undefined && say(of[0].refusal.wayOut)} <Marks marks={of[0]?.refusal?.marks ?? []} />
                    </p>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Details>
      )}
    </section>
  );
}

const byReason = (
  offers: readonly OfferView[],
  t: ReturnType<typeof useT>,
): readonly { readonly reason: string; readonly of: readonly OfferView[] }[] => {
  const reasonOf = ({ refusal }: OfferView): string =>
    refusal === undefined ? '' : `${t(refusal.text)} ${refusal.wayOut === undefined ? '' : t(refusal.wayOut)}`;
  return [...Map.groupBy(offers, reasonOf)].map(([reason, of]) => ({ reason, of }));
};
