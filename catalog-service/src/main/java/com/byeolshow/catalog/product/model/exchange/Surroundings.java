package com.byeolshow.catalog.product.model.exchange;

import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.Product;
import java.util.List;
import java.util.Map;

/**
 * What the catalog already has of the things a batch of entries names.
 *
 * @param byId products, by id; those of {@code keys} included
 * @param keys ids of products by external id
 * @param brands those that exist
 * @param collections ids by slug
 * @param createPartners whether an unknown brand or vendor is registered rather than refused
 */
public record Surroundings(
        Map<String, Product> byId,
        Map<String, String> keys,
        List<Partner> brands,
        List<Partner> vendors,
        Map<String, String> collections,
        boolean createPartners) {}
