import type { TypeName } from './ast.ts';
import type { FeelType } from './feel-type.ts';
import type { CompileScope } from './types.ts';
import { type FeelContext, type FeelFunction, type FeelRange, type FeelValue, isList, kindOf } from './values.ts';

/** A written type with its names looked up; `undefined` where the scope does not know one. */
export const resolved = (type: TypeName, scope: CompileScope): FeelType | undefined => {
  switch (type.kind) {
    case 'type':
      return type.type;
    case 'named':
      return scope.type?.(type.name);
    case 'list':
    case 'range': {
      const of = resolved(type.of, scope);
      return of && { kind: type.kind, of };
    }
    case 'context': {
      const members = type.members.map(([name, member]) => [name, resolved(member, scope)] as const);
      return members.every((member): member is readonly [string, FeelType] => member[1] !== undefined)
        ? { kind: 'context', members: new Map(members), open: true }
        : undefined;
    }
    case 'function': {
      const params = type.params.map((param) => resolved(param, scope));
      const returns = resolved(type.returns, scope);
      return returns !== undefined && params.every((param) => param !== undefined) ? { kind: 'function', params, returns } : undefined;
    }
  }
};

/** `value instance of type`. Null is an instance of nothing but `Null`; inside lists and contexts it may stand for anything. */
export const isInstance = (value: FeelValue, type: FeelType): boolean => (value === null ? type.kind === 'null' : fits(value, type));

const fits = (value: FeelValue, type: FeelType): boolean => {
  if (type.kind === 'any' || value === null) return true;
  if (kindOf(value) !== type.kind) return false;
  switch (type.kind) {
    case 'string':
      return type.options === undefined || type.options.includes(value as string);
    case 'list':
      return isList(value) && value.every((item) => fits(item, type.of));
    case 'range':
      return fits((value as FeelRange).start, type.of) && fits((value as FeelRange).end, type.of);
    case 'context':
      return [...(type.members ?? [])].every(([name, member]) => {
        const context = value as FeelContext;
        return context.has(name) && fits(context.get(name) ?? null, member);
      });
    case 'function':
      return conforms((value as FeelFunction).type ?? unknownFunction(value as FeelFunction), type);
    default:
      return true;
  }
};

const unknownFunction = ({ params }: FeelFunction): FeelType => ({
  kind: 'function',
  params: params.map(() => ({ kind: 'any' })),
  returns: { kind: 'any' },
});

/** Whether every value of `type` is one of `wider`: members more, parameters wider, results narrower. */
export const conforms = (type: FeelType, wider: FeelType): boolean => {
  if (wider.kind === 'any' || type.kind === 'null') return true;
  switch (type.kind) {
    case 'string':
      return (
        wider.kind === 'string' &&
        (wider.options === undefined ||
          (type.options ?? [undefined]).every((option) => option !== undefined && wider.options!.includes(option)))
      );
    case 'list':
    case 'range':
      return wider.kind === type.kind && conforms(type.of, wider.of);
    case 'context':
      return (
        wider.kind === 'context' &&
        [...(wider.members ?? [])].every(([name, member]) => {
          const own = type.members?.get(name);
          return own !== undefined && conforms(own, member);
        })
      );
    case 'function':
      return wider.kind === 'function' && functionConforms(type, wider);
    default:
      return type.kind === wider.kind;
  }
};

type FunctionType = Extract<FeelType, { readonly kind: 'function' }>;

const functionConforms = (type: FunctionType, wider: FunctionType): boolean => {
  if (wider.params !== undefined) {
    const own = type.params;
    if (own === undefined || own.length !== wider.params.length) return false;
    if (!wider.params.every((param, index) => conforms(param, own[index]!))) return false;
  }
  return wider.returns === undefined || conforms(type.returns ?? { kind: 'any' }, wider.returns);
};

/** The narrowest type that holds both. */
export const joined = (a: FeelType, b: FeelType): FeelType => {
  if (a.kind === 'null') return b;
  if (b.kind === 'null') return a;
  if (a.kind === 'string' && b.kind === 'string') {
    return a.options !== undefined && b.options !== undefined
      ? { kind: 'string', options: [...new Set([...a.options, ...b.options])] }
      : { kind: 'string' };
  }
  if (a.kind === 'list' && b.kind === 'list') return { kind: 'list', of: joined(a.of, b.of) };
  if (a.kind === 'range' && b.kind === 'range') return { kind: 'range', of: joined(a.of, b.of) };
  if (a.kind === 'context' && b.kind === 'context') return a === b ? a : joinedContexts(a, b);
  return a.kind === b.kind ? a : { kind: 'any' };
};

type ContextType = Extract<FeelType, { readonly kind: 'context' }>;

/** The members of both. One that the other may lack can be null as well. */
const joinedContexts = (a: ContextType, b: ContextType): ContextType => {
  if (a.members === undefined || b.members === undefined) return { kind: 'context', open: true };
  const names = new Set([...a.members.keys(), ...b.members.keys()]);
  const member = (name: string): FeelType => {
    const [one, other] = [a.members!.get(name), b.members!.get(name)];
    return one === undefined || other === undefined ? { kind: 'any' } : joined(one, other);
  };
  return { kind: 'context', members: new Map([...names].map((name) => [name, member(name)])), open: true };
};
