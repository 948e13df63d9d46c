/** How to reach a customer: a projection of identity's accounts. Glossary: contact. */
@NullMarked
package com.byeolshow.commerce.customer;

import org.jspecify.annotations.NullMarked;
