import { companiesFor, organisationOf, organisations, partyOf, speakerOf, surnameOf } from './city-people.ts';
import type { DemoProduct } from './products.ts';
import type { Doer, Gives, Scene } from './scene.ts';
import { productFacts } from './told.ts';

/** Somebody who files for a company, and what they tell of one product. */
export interface Filer extends Doer {
  readonly person: string;
  readonly company: string;
  readonly language: 'en' | 'zh';
  readonly facts: Gives;
}

/** A company of the product's field; which one, chance says, unless its name gives it away. */
export const filerOf = (s: Scene, product: DemoProduct): Filer => {
  const named = Object.keys(organisations).find((key) => product.name.includes(brandOf(key)));
  const key = named ?? s.chance.one(companiesFor(product.purpose));
  const person = speakerOf(key);
  const contact = `${surnameOf(person)} (demo), extension ${s.chance.between(100, 899)}`;
  return {
    person,
    for: partyOf(key),
    company: organisationOf(key).id,
    language: product.language,
    facts: productFacts(s.chance, product, contact),
  };
};

/** The first two characters of its Chinese name, with which some of its products begin. */
const brandOf = (key: string): string => organisationOf(key).name.split('(Demo) ')[1]!.slice(0, 2);
