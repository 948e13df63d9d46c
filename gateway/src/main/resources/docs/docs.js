"use strict";

// Reads the links of the page, so that the list of services exists once.
const urls = [...document.querySelectorAll("a[data-service]")].map((link) => ({
  name: link.dataset.service,
  url: link.getAttribute("href"),
}));

if (urls.length > 0) {
  SwaggerUIBundle({
    dom_id: "#viewer",
    urls,
    deepLinking: true,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: "StandaloneLayout",
    // The viewer would otherwise send each file to an outside validator, which the page's policy forbids anyway.
    validatorUrl: null,
  });
}
