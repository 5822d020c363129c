import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** What has happened before, as `success()` and its kin see it. */
export interface Standing {
  failed: boolean;
  /** Something that was needed did not run. */
  skipped: boolean;
}

type Functions = NonNullable<ConstructorParameters<typeof Evaluator>[2]>;

const STATUS_FUNCTION = /\b(success|failure|always|cancelled)\s*\(/;

/** Evaluates GitHub's expressions, by GitHub's own library, for one set of contexts. */
export class Expressions {
  readonly #contexts: Record<string, unknown>;
  readonly #standing: Standing;

  constructor(contexts: Record<string, unknown>, standing: Standing) {
    this.#contexts = contexts;
    this.#standing = standing;
  }

  /** A value of YAML with every `${{ }}` replaced by its text. */
  fill(template: unknown): string {
    return String(template).replace(/\$\{\{(.*?)\}\}/gs, (_, expression) =>
      this.#evaluate(expression).coerceString(),
    );
  }

  /** An `if:`; one that does not ask how things stand means "and all went well". */
  holds(condition = 'success()'): boolean {
    const expression = condition.trim().replace(/^\$\{\{(.*)\}\}$/s, '$1');
    const whole = STATUS_FUNCTION.test(expression) ? expression : `success() && (${expression})`;
    const { kind, ...rest } = this.#evaluate(whole);
    return kind === data.Kind.Boolean ? Boolean((rest as { value: boolean }).value) : isTruthy(kind, rest);
  }

  #evaluate(expression: string): data.ExpressionData {
    const { tokens } = new Lexer(expression).lex();
    const functions = this.#functions();
    const parsed = new Parser(tokens, Object.keys(this.#contexts), [...functions.values()]).parse();
    const contexts = JSON.parse(JSON.stringify(this.#contexts), data.reviver);
    return new Evaluator(parsed, contexts, functions).evaluate();
  }

  #functions(): Functions {
    const { failed, skipped } = this.#standing;
    const values: Record<string, data.ExpressionData> = {
      success: new data.BooleanData(!failed && !skipped),
      failure: new data.BooleanData(failed),
      always: new data.BooleanData(true),
      cancelled: new data.BooleanData(false),
      hashfiles: new data.StringData('hash'),
    };
    return new Map(
      Object.entries(values).map(([name, value]) => [
        name,
        { name, minArgs: 0, maxArgs: 9, call: () => value },
      ]),
    );
  }
}

function isTruthy(kind: data.Kind, rest: object): boolean {
  if (kind === data.Kind.Null) return false;
  if (kind === data.Kind.String || kind === data.Kind.Number)
    return Boolean((rest as { value: unknown }).value);
  return true;
}
