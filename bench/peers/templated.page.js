import { engine } from 'express-handlebars';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PARTIALS = ['views/partials', 'src/sojourn/pages/views/partials'];

/** The page from the templates and partials that ours is made of, as `express-handlebars` draws them. */
export async function templatedPage(app, folder) {
  const { viewHelpers: helpers } = await import(join(folder, 'helpers.js'));
  const model = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
  const layouts = { layoutsDir: 'views', defaultLayout: 'layout' };
  const views = engine({ extname: 'hbs', partialsDir: PARTIALS, helpers, ...layouts });
  app.engine('hbs', (...given) => void views(...given));
  app.set('views', 'views');
  return (response, wage) => response.render('pay.hbs', modelWith(model, wage));
}

const modelWith = (model, wage) => ({
  ...model,
  now: Date.now(),
  pay: { ...model.pay, state: { ...model.pay.state, wage } },
});
