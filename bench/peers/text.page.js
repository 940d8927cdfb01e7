import { engine } from 'express-handlebars';

/** The whole page as one template, with one place for the wage: the least that a template can do. */
export function textPage(app, folder) {
  const views = engine({ extname: 'hbs', defaultLayout: false });
  app.engine('hbs', (...given) => void views(...given));
  app.set('views', folder);
  return (response, wage) => response.render('page.hbs', { wage });
}
