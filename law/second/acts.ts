// The kinds of act in law, as the guide of the pack language lists them (section 2, Who is competent).
const listed: Readonly<Record<string, string>> = {
  tells: `receipt acceptance extension time-not-counted time-resumed delay-notice hearing-notice reminder handling-ended withdrawn-by-party notice
    commitment-notice commitment-check filing-notice expiry penalty-notice reconsideration-acceptance reconsideration-suspension
    reconsideration-resumption reconsideration-extension reconsideration-termination`,
  asks: 'correction-notice questions enforcement-reminder reconsideration-correction',
  decides: `non-acceptance grant registration refusal renewal non-renewal change non-change opinion recognition non-recognition certificate
    certificate-suspension certificate-withdrawal result rights-refusal revocation-lawful revocation-fault deregistration removal resumption
    no-penalty pay-later non-award stay stay-ended`,
  orders: 'correction-order suspension stop recall claw-back',
  punishes: 'penalty',
  pays: 'award',
  refers: 'referral',
  publishes: 'warning warning-lifted publication',
  reviews: 'reconsideration-non-acceptance reconsideration-dismissal reconsideration-decision reconsideration-mediation',
};

const kinds: ReadonlyMap<string, string> = new Map(
  Object.entries(listed).flatMap(([doing, acts]) => acts.split(/\s+/).map((act) => [act, doing] as const)),
);

/** What an act does: it decides, orders, pays …; nothing where it is no kind of act. */
export const doingOf = (act: string): string | undefined => kinds.get(act);

/** Who only tells or asks needs no power of their own. */
export const needsPower = (act: string | undefined): act is string => {
  const doing = act === undefined ? undefined : doingOf(act);
  return doing !== undefined && doing !== 'tells' && doing !== 'asks';
};
