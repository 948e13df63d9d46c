package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.model.exchange.Refusal;
import java.util.List;

/**
 * A product an import did not take.
 *
 * @param line where it begins in the file
 * @param original what stands there, 4,000 characters at most
 * @param problems what is wrong with it, the first 200 things
 */
public record RefusedLine(int line, String original, List<Refusal> problems) {}
