/** What a request must leave outside and what every answer carries: headers, addresses, trace, access log. */
@NullMarked
package com.byeolshow.gateway.arrival;

import org.jspecify.annotations.NullMarked;
