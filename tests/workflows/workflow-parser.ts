import { type LoadHookSync, registerHooks } from 'node:module';

/** Its modules import JSON files without saying so, which Node refuses. */
const sayJson: LoadHookSync = (url, context, nextLoad) => {
  const importAttributes = url.endsWith('.json') ? { type: 'json' } : context.importAttributes;
  return nextLoad(url, { ...context, importAttributes });
};

const hooks = registerHooks({ load: sayJson });
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import(
  '@actions/workflow-parser'
);
hooks.deregister();

/** What GitHub's own parser says against a workflow. */
export async function complaintsOf(name: string, content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (!value) return [`${name} cannot be read`];
  await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}
