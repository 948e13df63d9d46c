/**
 * What sending goods costs: one policy per vendor, pure rules. Glossary: shipping policy, rule, region, postcode area,
 * parcel, destination, freight, shipping fee.
 */
@NullMarked
package com.byeolshow.commerce.shipping;

import org.jspecify.annotations.NullMarked;
