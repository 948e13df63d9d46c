/** What sending goods costs: one policy per vendor, pure rules, policies from configuration. Glossary: shipping policy. */
@NullMarked
package com.byeolshow.commerce.shipping;

import org.jspecify.annotations.NullMarked;
