import type { Day } from '#law/ground';
import { assessed, dayAt, disclosed, type Plot, recognised, type Slot, tried } from './plan.ts';
import { beforeExperts, granted } from './stories-assessment.ts';
import { certified } from './stories-conformity.ts';
import * as incident from './stories-incident.ts';
import * as intake from './stories-intake.ts';
import * as trial from './stories-trial-more.ts';

/** What makes the year whole: at least one product in each state, and each ending reached by one. */
export const stageSlots = (plot: Plot): readonly Slot[] => [...incidents(plot), ...doors(plot), ...listed(plot), ...trials(plot)];

const agoIn =
  ({ days, today }: Plot) =>
  (n: number): Day =>
    days.work(today, -n);

/** From the report to the last word on it: measures, hearing, sanction, recall, warning, each as it stands today or as it ended. */
const incidents = (plot: Plot): readonly Slot[] => {
  const at = (n: number): Day => dayAt(plot, n);
  const ago = agoIn(plot);
  return [
    disclosed(at(100), 'by-officer', incident.incident(ago(6), 'hurt', 'suspended')),
    disclosed(at(110), 'by-silence', incident.incident(ago(14), 'money', 'measures')),
    disclosed(at(112), 'by-officer', incident.incident(ago(30), 'mixed', 'checking')),
    disclosed(at(118), 'by-silence', incident.incident(ago(34), 'money', 'helps')),
    disclosed(at(115), 'by-officer', incident.incident(ago(8), 'mixed', 'noticed')),
    disclosed(at(120), 'by-officer', incident.incident(ago(14), 'mixed', 'hearing')),
    disclosed(at(125), 'by-silence', incident.incident(ago(13), 'money', 'pleaded')),
    disclosed(at(105), 'by-officer', incident.incident(at(200), 'mixed', 'sanctioned')),
    disclosed(at(52), 'by-officer', incident.incident(at(220), 'close', 'educated')),
    disclosed(at(48), 'by-silence', incident.incident(at(180), 'money', 'mended')),
    disclosed(at(135), 'by-officer', incident.incident(ago(16), 'hurt', 'suspended', 'stayed')),
    disclosed(at(140), 'by-officer', incident.incident(ago(40), 'money', 'recalled', 'stayed')),
    disclosed(at(150), 'by-silence', incident.incident(ago(60), 'mixed', 'sanctioned', 'stayed')),
    disclosed(at(155), 'by-officer', incident.incident(at(240), 'mixed', 'sanctioned', 'upheld')),
    disclosed(at(165), 'by-officer', incident.manyReports(at(230))),
    disclosed(at(90), 'by-silence', incident.warned(ago(20), 'stands')),
    disclosed(at(92), 'by-officer', incident.warned(at(265), 'is-reviewed')),
    disclosed(at(65), 'by-officer', incident.warned(at(150), 'kept')),
    disclosed(at(75), 'by-officer', incident.warned(at(190), 'lifted')),
    disclosed(at(2), 'by-officer', incident.incident(ago(5), 'hurt', 'suspended')),
    disclosed(at(88), 'by-silence', intake.struckBy(ago(50), 'money', 'recalled', 'stayed')),
    disclosed(at(170), 'by-officer', heldCertificate(ago(30), ago(7))),
  ];
};

/** A product with a certificate is suspended for an incident: the certificate is held meanwhile. */
const heldCertificate = (tested: Day, on: Day): NonNullable<Parameters<typeof disclosed>[2]> =>
  function* (s, filer, id, listed) {
    const product = yield* s.numberIn(s.work(listed, 3), id, 'products');
    yield* certified(s, tested, {
      maker: filer,
      name: String(filer.facts['product-name']),
      version: '4.2',
      purpose: String(filer.facts['purpose']),
      product,
    });
    yield* incident.incidentOf(s, filer, product, on, 'hurt', 'suspended');
  };

/** Applications that come no further than the door, and what people do about it. */
const doors = (plot: Plot): readonly Slot[] => {
  const at = (n: number): Day => dayAt(plot, n);
  const ago = agoIn(plot);
  return [
    assessed(intake.atTheDoor('assessment', at(70), 'lapsed')),
    assessed(intake.atTheDoor('assessment', ago(8), 'not-accepted', 'filed')),
    assessed(intake.atTheDoor('assessment', at(300), 'not-accepted', 'inadmissible')),
    recognised(intake.atTheDoor('recognition', ago(4), 'correcting')),
    recognised(intake.atTheDoor('recognition', at(80), 'lapsed')),
    recognised(intake.atTheDoor('recognition', ago(6), 'accepted')),
    recognised(intake.atTheDoor('recognition', at(260), 'withdrawn')),
    recognised(intake.atTheDoor('recognition', ago(13), 'not-accepted', 'correcting')),
    tried(intake.atTheDoor('trial', ago(4), 'correcting')),
    tried(intake.atTheDoor('trial', at(50), 'lapsed')),
    tried(intake.atTheDoor('trial', at(85), 'withdrawn')),
    tried(intake.atTheDoor('trial', at(200), 'not-accepted', 'lapsed')),
    tried(intake.atTheDoor('trial', at(250), 'not-accepted', 'withdrawn')),
  ];
};

/** What an incident does to products that were assessed or recognised. */
const listed = (plot: Plot): readonly Slot[] => {
  const at = (n: number): Day => dayAt(plot, n);
  const ago = agoIn(plot);
  return [
    assessed(beforeExperts(plot.today)),
    assessed(granted(at(72), 'accepted', { abstain: 1 }, false, intake.struckBy(ago(9), 'hurt', 'suspended'))),
    assessed(granted(at(100), 'accepted', { against: 1 }, false, intake.struckBy(at(250), 'money', 'recalled'))),
    assessed(granted(at(140), 'accepted', {}, false, intake.struckBy(ago(45), 'money', 'recalled', 'stayed'))),
    recognised(intake.recognisedThen(at(150), intake.struckBy(ago(7), 'hurt', 'suspended'))),
    recognised(intake.recognisedThen(at(100), intake.struckBy(at(210), 'money', 'recalled'))),
    recognised(intake.recognisedThen(at(160), intake.struckBy(ago(44), 'money', 'recalled', 'stayed'))),
    recognised(intake.recognisedThen(at(60), 60)),
  ];
};

const trials = (plot: Plot): readonly Slot[] => {
  const at = (n: number): Day => dayAt(plot, n);
  const ago = agoIn(plot);
  return [
    tried(trial.trialProposed(plot.today)),
    tried(trial.trialBecomes(at(264), 'report-late')),
    tried(trial.trialBecomes(ago(40), 'suspended')),
    tried(trial.trialBecomes(ago(36), 'held')),
    tried(trial.trialBecomes(ago(46), 'suspension-stayed')),
    tried(trial.trialBecomes(at(180), 'stopped')),
    tried(trial.trialBecomes(ago(70), 'stayed')),
    tried(trial.trialBecomes(at(150), 'unreported')),
    tried(trial.trialBecomes(at(110), 'ended-early')),
    tried(trial.trialBecomes(ago(90), 'exit-late')),
    tried(trial.amended(at(230), 'all-decided')),
    tried(trial.amended(ago(34), 'asked')),
    tried(trial.amended(ago(38), 'proposed')),
  ];
};
