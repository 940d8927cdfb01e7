// The stock app with a page from templates and partials.
process.env.TEMPLATED = 'yes';
await import('./stock.js');
