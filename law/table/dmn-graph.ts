import { type FeelContext, type FeelType, type FeelValue, invoke, type Meter, meteredFunction, onOneMeter } from '#law/feel';
import { compileBoxed, compileFunction, functionOf, returnedBy } from './dmn-boxed.ts';
import type { DmnModel, DmnNode, DmnProblem } from './dmn-model.ts';
import type { Frame, Place, Run } from './dmn-scope.ts';
import { typeOfEntry } from './dmn-shapes.ts';
import { anyType, coerce, type DmnType, feelTypeOf, type TypeBook, typeBookOf } from './dmn-types.ts';

/** A model with those it imports, compiled as far as it has been asked. */
export interface DmnProgram {
  readonly main: DmnModel;
  readonly problems: readonly DmnProblem[];
  /** The node of this name in the main model, or in one of the others if only they have it. */
  find(name: string, kind: DmnNode['kind'], namespace?: string): DmnNode | undefined;
  typeOf(node: DmnNode): DmnType;
  start(given: Given, clock?: Pick<Frame, 'today' | 'now'>): Session;
}

/** Values that are there from the start, by node; they stand in for what a node would work out. */
export type Given = ReadonlyMap<DmnNode, FeelValue>;

/** One run: every decision is worked out at most once. */
export interface Session {
  valueOf(node: DmnNode): FeelValue;
  /** Runs a service with nothing but these; what is not given is null. */
  serve(service: DmnNode & { kind: 'service' }, given: Given): ReadonlyMap<string, FeelValue>;
}

interface Unit {
  readonly model: DmnModel;
  readonly types: TypeBook;
}

export const compileDmn = (main: DmnModel, others: readonly DmnModel[] = []): DmnProgram => {
  const problems: DmnProblem[] = [];
  const report = (problem: DmnProblem): void => {
    if (!problems.some((known) => known.where === problem.where && known.message === problem.message)) problems.push(problem);
  };
  const units = unitsOf([main, ...others], report);
  const unitOfNode = new Map(units.flatMap((unit) => [...unit.model.nodes.values()].map((node) => [node, unit] as const)));
  const typeOf = (node: DmnNode): DmnType => unitOfNode.get(node)!.types.type(node.typeRef);
  const graph: Graph = { units, unitOfNode, typeOf, report, compiled: new Map() };
  return {
    main,
    problems,
    typeOf,
    find: (name, kind, namespace) => {
      const ordered = namespace === undefined ? units : units.filter((unit) => unit.model.namespace === namespace);
      return (
        ordered.map((unit) => nodeNamed(unit.model, name, kind)).find((node) => node !== undefined) ?? imported(units, main, name, kind)
      );
    },
    start: (given, clock = {}) => sessionOf(graph, given, clock),
  };
};

const nodeNamed = ({ nodes }: DmnModel, name: string, kind: DmnNode['kind']): DmnNode | undefined =>
  [...nodes.values()].find((node) => node.kind === kind && (node.name === name || node.variable === name));

/** `lib.rate`: a node as anyone who imports its model calls it, through imports of imports too. */
const imported = (units: readonly Unit[], from: DmnModel, name: string, kind: DmnNode['kind']): DmnNode | undefined => {
  for (const { name: prefix, namespace } of from.imports) {
    const model = units.find((unit) => unit.model.namespace === namespace)?.model;
    if (prefix === '' || model === undefined || !name.startsWith(`${prefix}.`)) continue;
    const local = name.slice(prefix.length + 1);
    const found = nodeNamed(model, local, kind) ?? imported(units, model, local, kind);
    if (found !== undefined) return found;
  }
  return undefined;
};

const unitsOf = (models: readonly DmnModel[], report: (problem: DmnProblem) => void): readonly Unit[] => {
  const units: Unit[] = [];
  for (const model of models) {
    const imported = (namespace: string): TypeBook | undefined => units.find((unit) => unit.model.namespace === namespace)?.types;
    for (const { namespace, name } of model.imports) {
      if (!models.some((other) => other.namespace === namespace))
        report({ where: `import ${name}`, message: `no model has the namespace \`${namespace}\`` });
    }
    units.push({ model, types: typeBookOf(model, imported, report) });
  }
  return units;
};

interface Graph {
  readonly units: readonly Unit[];
  readonly unitOfNode: ReadonlyMap<DmnNode, Unit>;
  readonly compiled: Map<DmnNode, Compiled>;
  typeOf(node: DmnNode): DmnType;
  report(problem: DmnProblem): void;
}

interface Compiled {
  readonly run: Run;
  readonly needs: readonly Need[];
}

/** A needed node and the name under which the logic sees it: of another model, within the import's name. */
interface Need {
  readonly node: DmnNode;
  readonly within: string;
}

const compiledOf = (graph: Graph, node: DmnNode & { kind: 'decision' | 'knowledge' }): Compiled => {
  const kept = graph.compiled.get(node);
  if (kept !== undefined) return kept;
  const unit = graph.unitOfNode.get(node)!;
  const where = `${node.kind} ${node.name}`;
  const needs = node.needs.flatMap((href) => needOf(graph, unit, href, where));
  // A function of the model may call itself.
  if (node.kind === 'knowledge') needs.push({ node, within: '' });
  const place: Place = { where, types: unit.types, names: namesOf(graph, needs), report: graph.report };
  const run =
    node.logic === undefined
      ? () => null
      : node.kind === 'knowledge'
        ? compileFunction(node.logic, place)
        : compileBoxed(node.logic, place);
  const compiled = { run, needs };
  graph.compiled.set(node, compiled);
  return compiled;
};

const needOf = (graph: Graph, from: Unit, href: string, where: string): readonly Need[] => {
  const at = href.lastIndexOf('#');
  const [namespace, id] = [href.slice(0, at), href.slice(at + 1)];
  const unit = graph.units.find((each) => each.model.namespace === namespace);
  const node = unit?.model.nodes.get(id);
  if (node === undefined) {
    graph.report({ where, message: `it requires \`${href}\`, which is not there` });
    return [];
  }
  return [{ node, within: unit === from ? '' : (from.model.imports.find((each) => each.namespace === namespace)?.name ?? '') }];
};

const namesOf = (graph: Graph, needs: readonly Need[]): ReadonlyMap<string, FeelType> => {
  const names = new Map<string, FeelType>();
  const members = new Map<string, Map<string, FeelType>>();
  for (const { node, within } of needs) {
    const type = staticType(graph, node);
    if (within === '') names.set(node.variable, type);
    else members.set(within, (members.get(within) ?? new Map<string, FeelType>()).set(node.variable, type));
  }
  for (const [name, inner] of members) names.set(name, { kind: 'context', members: inner, open: true });
  return names;
};

const staticType = (graph: Graph, node: DmnNode): FeelType => {
  if (node.kind === 'knowledge' || node.kind === 'service') return { kind: 'function' };
  const type = graph.typeOf(node);
  if (node.kind !== 'decision' || type.kind !== 'any' || node.logic === undefined) return feelTypeOf(type);
  const unit = graph.unitOfNode.get(node)!;
  return typeOfEntry(node.logic, type, { where: node.name, types: unit.types, names: new Map(), report: () => undefined });
};

// ---- running ---------------------------------------------------------------------------------------------------------------------

/** How deep functions of a model may call each other: one that calls itself without end is the model's mistake. */
const DEEPEST_CALL = 500;

type Clock = Pick<Frame, 'today' | 'now'>;

/** @param caller the meter of the caller of a service; without it each node that is asked for has one of its own */
const sessionOf = (graph: Graph, given: Given, clock: Clock, caller?: Meter): Session => {
  let meter = caller;
  const known = new Map<DmnNode, FeelValue>();
  const running = new Set<DmnNode>();
  const ask = (node: DmnNode): FeelValue => {
    const kept = known.get(node);
    if (kept !== undefined) return kept;
    if (running.has(node)) {
      graph.report({ where: `${node.kind} ${node.name}`, message: 'it requires itself' });
      return null;
    }
    running.add(node);
    const value = meter === undefined ? bounded(node) : workOut(node);
    running.delete(node);
    known.set(node, value);
    return value;
  };
  const bounded = (node: DmnNode): FeelValue => {
    const value = onOneMeter(
      (own) => {
        meter = own;
        return workOut(node);
      },
      DEEPEST_CALL,
      (message) => graph.report({ where: `${node.kind} ${node.name}`, message }),
    );
    meter = undefined;
    // Where it was stopped, some may still be marked as running.
    running.clear();
    return value;
  };
  const workOut = (node: DmnNode): FeelValue => {
    if (given.has(node)) return coerce(given.get(node) ?? null, graph.typeOf(node));
    switch (node.kind) {
      case 'input':
        return null;
      case 'service':
        return serviceFunction(node);
      case 'knowledge': {
        // Its own name has to be known before it runs, since it may call itself.
        const type = graph.typeOf(node);
        const made = compiledOf(graph, node);
        const value = made.run(frameOf(made.needs));
        return resultOf(value, returnedBy(type));
      }
      case 'decision': {
        const made = compiledOf(graph, node);
        return coerce(made.run(frameOf(made.needs)), graph.typeOf(node));
      }
    }
  };
  const frameOf = (needs: readonly Need[]): Frame => {
    const direct = new Map(needs.filter(({ within }) => within === '').map(({ node }) => [node.variable, node]));
    const groups = new Map(
      [
        ...Map.groupBy(
          needs.filter(({ within }) => within !== ''),
          ({ within }) => within,
        ),
      ].map(([name, group]) => [name, lazyContext(group, ask)]),
    );
    return {
      ...clock,
      meter,
      get: (name) => {
        const node = direct.get(name);
        return node === undefined ? groups.get(name) : ask(node);
      },
    };
  };
  const serve = (service: DmnNode & { kind: 'service' }, inputs: Given, within?: Meter): ReadonlyMap<string, FeelValue> => {
    const { nodes } = graph.unitOfNode.get(service)!.model;
    const allowed = nodesOf(graph, [...service.inputData, ...service.inputDecisions]);
    const inner = sessionOf(graph, new Map(allowed.map((node) => [node, inputs.get(node) ?? null])), clock, within);
    const outputs = nodesOf(graph, service.outputs).filter((node) => nodes.size > 0 && node.kind === 'decision');
    const type = graph.typeOf(service);
    const returns = type.kind === 'function' ? type.returns : outputs.length === 1 ? type : anyType;
    return new Map(
      outputs.map((node) => [node.variable, outputs.length === 1 ? coerce(inner.valueOf(node), returns) : inner.valueOf(node)]),
    );
  };
  const serviceFunction = (service: DmnNode & { kind: 'service' }): FeelValue => {
    const params = nodesOf(graph, [...service.inputData, ...service.inputDecisions]);
    return functionOf(
      params.map((node) => node.variable),
      params.map((node) => graph.typeOf(node)),
      graph.typeOf(service),
      (args, within) => {
        const outputs = serve(service, new Map(params.map((node, index) => [node, args[index]!])), within);
        return outputs.size === 1 ? [...outputs.values()][0]! : outputs;
      },
    );
  };
  return { valueOf: ask, serve };
};

const nodesOf = (graph: Graph, hrefs: readonly string[]): readonly DmnNode[] =>
  hrefs.flatMap((href) => {
    const at = href.lastIndexOf('#');
    const node = graph.units.find((unit) => unit.model.namespace === href.slice(0, at))?.model.nodes.get(href.slice(at + 1));
    return node === undefined ? [] : [node];
  });

// The variable of a knowledge model may name the type of what its function gives.
const resultOf = (value: FeelValue, type: DmnType): FeelValue => {
  if (value === null || typeof value !== 'object' || !('call' in value) || value.kind !== 'function') return value;
  const own = value.type?.kind === 'function' && type.kind !== 'any' ? { ...value.type, returns: feelTypeOf(type) } : value.type;
  return meteredFunction(value.params, own, (args, meter) => coerce(invoke(value, args, meter), type));
};

const lazyContext = (needs: readonly Need[], ask: (node: DmnNode) => FeelValue): FeelContext => {
  const nodes = new Map(needs.map(({ node }) => [node.variable, node]));
  return {
    get: (key) => {
      const node = nodes.get(key);
      return node === undefined ? undefined : ask(node);
    },
    has: (key) => nodes.has(key),
    keys: () => nodes.keys(),
  };
};
