// Written by Scripts/client-names from botocore 1.44.5.

extension ClientNames {
  /// The services that a client can be made for.
  static let services = """
    accessanalyzer account account-access account-access-runtime acm acm-pca agent-registry
    agent-registry-control aiops amp amplify amplifybackend amplifyuibuilder apigateway
    apigatewaymanagementapi apigatewayv2 appconfig appconfigdata appfabric appflow appintegrations
    application-autoscaling application-insights application-signals applicationcostprofiler
    appmesh apprunner appstream appsync arc-region-switch arc-zonal-shift artifact athena
    auditmanager autoscaling autoscaling-plans b2bi backup backup-gateway backupsearch batch
    bcm-dashboards bcm-data-exports bcm-pricing-calculator bcm-recommended-actions bedrock
    bedrock-agent bedrock-agent-runtime bedrock-agentcore bedrock-agentcore-control
    bedrock-data-automation bedrock-data-automation-runtime bedrock-runtime billing
    billingconductor braket budgets ce chatbot chime chime-sdk-identity chime-sdk-media-pipelines
    chime-sdk-meetings chime-sdk-messaging chime-sdk-voice cleanrooms cleanroomsml cloud9
    cloudcontrol clouddirectory cloudformation cloudfront cloudfront-keyvaluestore cloudhsm
    cloudhsmv2 cloudsearch cloudsearchdomain cloudtrail cloudtrail-data cloudwatch cloudwatchomni
    codeartifact codebuild codecatalyst codecommit codeconnections codedeploy codeguru-reviewer
    codeguru-security codeguruprofiler codepipeline codestar-connections codestar-notifications
    cognito-identity cognito-idp cognito-sync comprehend comprehendmedical compute-optimizer
    compute-optimizer-automation config connect connect-contact-lens connectcampaigns
    connectcampaignsv2 connectcases connecthealth connectparticipant connectscheduling continuum
    controlcatalog controltower cost-optimization-hub cur customer-profiles databrew dataexchange
    datapipeline datasync datazone dax deadline detective devicefarm devops-agent devops-guru
    directconnect discovery dlm dms docdb docdb-elastic drs ds ds-data dsql dynamodb
    dynamodbstreams ebs ec2 ec2-instance-connect ecr ecr-public ecs efs eks eks-auth elasticache
    elasticbeanstalk elb elbv2 elementalinference emr emr-containers emr-serverless
    endusermessaging entityresolution es eventbridgev2 events evs firehose fis fms forecast
    forecastquery frauddetector freetier fsx gamelift gameliftstreams geo-maps geo-places
    geo-routes glacier globalaccelerator glue grafana greengrass greengrassv2 groundstation
    guardduty health healthlake iam iam-toolbox identitystore imagebuilder importexport inspector
    inspector-scan inspector2 interconnect internetmonitor invoicing iot iot-data iot-jobs-data
    iot-managed-integrations iotdeviceadvisor iotfleetwise iotsecuretunneling iotsitewise
    iotthingsgraph iottwinmaker iotwireless ivs ivs-realtime ivschat kafka kafkaconnect kendra
    kendra-ranking keyspaces keyspacesstreams kinesis kinesis-video-archived-media
    kinesis-video-media kinesis-video-signaling kinesis-video-webrtc-storage kinesisanalytics
    kinesisanalyticsv2 kinesisvideo kms lakeformation lambda lambda-core lambda-microvms
    lambda-web launch-wizard lex-models lex-runtime lexv2-models lexv2-runtime license-manager
    license-manager-linux-subscriptions license-manager-user-subscriptions lightsail location logs
    lookoutequipment m2 machinelearning macie2 mailmanager managedblockchain
    managedblockchain-query marketplace-agreement marketplace-catalog marketplace-deployment
    marketplace-discovery marketplace-entitlement marketplace-reporting
    marketplacecommerceanalytics mediaconnect mediaconvert medialive mediapackage mediapackage-vod
    mediapackagev2 mediastore mediastore-data mediatailor medical-imaging memorydb
    meteringmarketplace mgh mgn migration-hub-refactor-spaces migrationhub-config
    migrationhuborchestrator migrationhubstrategy mpa mq mturk mwaa mwaa-serverless neptune
    neptune-graph neptunedata network-firewall network-security-manager networkflowmonitor
    networkmanager networkmonitor notifications notificationscontacts nova-act oam
    observabilityadmin odb omics opensearch opensearchmemory opensearchserverless organizations
    osis outposts partnercentral-account partnercentral-benefits partnercentral-channel
    partnercentral-revenue-measurement partnercentral-selling payment-cryptography
    payment-cryptography-data pca-connector-ad pca-connector-scep pcs personalize
    personalize-events personalize-runtime pi pinpoint pinpoint-email pinpoint-sms-voice
    pinpoint-sms-voice-v2 pipes polly pricing pricing-plan-manager proton qapps qbusiness qconnect
    quicksight ram rbin rds rds-data redshift redshift-data redshift-serverless rekognition
    repostspace resiliencehub resiliencehubv2 resource-explorer-2 resource-groups
    resourcegroupstaggingapi rolesanywhere route53 route53-recovery-cluster
    route53-recovery-control-config route53-recovery-readiness route53domains
    route53globalresolver route53profiles route53resolver rtbfabric rum s3 s3control s3files
    s3outposts s3tables s3vectors sagemaker sagemaker-a2i-runtime sagemaker-edge
    sagemaker-featurestore-runtime sagemaker-geospatial sagemaker-inference-router-runtime
    sagemaker-metrics sagemaker-runtime sagemakerjobruntime sagemakertrainingsessionruntime
    savingsplans scheduler schemas sdb secretsmanager security-ir securityagent securityhub
    securitylake serverlessrepo service-quotas servicecatalog servicecatalog-appregistry
    servicediscovery ses sesv2 shield signer signer-data signin simpledbv2 sms-voice
    snow-device-management snowball sns socialmessaging sqs ssm ssm-contacts ssm-guiconnect
    ssm-incidents ssm-quicksetup ssm-sap sso sso-admin sso-oidc stepfunctions storagegateway sts
    supplychain support support-app supportauthz sustainability swf synthetics taxsettings
    textract timestream-influxdb timestream-query timestream-write transcribe transfer translate
    trustedadvisor uxc verifiedpermissions voice-id vpc-lattice waf waf-regional wafv2
    wellarchitected wickr wisdom workdocs workmail workmailmessageflow workspaces
    workspaces-instances workspaces-thin-client workspaces-web xray
    """

  /// A line for each service whose methods are known: its name, and those of its clients' methods.
  static let methods = """
    cloudwatch: associate_dataset_kms_key create_resource_metrics_configuration \
    delete_alarm_mute_rule delete_alarms delete_anomaly_detector delete_dashboards \
    delete_insight_rules delete_metric_data_query_definition delete_metric_stream \
    delete_resource_metrics_configuration describe_alarm_contributors describe_alarm_history \
    describe_alarms describe_alarms_for_metric describe_anomaly_detectors describe_insight_rules \
    disable_alarm_actions disable_insight_rules disassociate_dataset_kms_key enable_alarm_actions \
    enable_insight_rules get_alarm_mute_rule get_dashboard get_dataset get_insight_rule_report \
    get_metric_data get_metric_data_query_definition get_metric_statistics get_metric_stream \
    get_metric_widget_image get_otel_enrichment get_resource_metrics_configuration \
    list_alarm_mute_rules list_dashboards list_managed_insight_rules \
    list_metric_data_query_definitions list_metric_streams list_metrics list_tags_for_resource \
    put_alarm_mute_rule put_anomaly_detector put_composite_alarm put_dashboard put_insight_rule \
    put_log_alarm put_managed_insight_rules put_metric_alarm put_metric_data \
    put_metric_data_query_definition put_metric_stream set_alarm_state start_metric_streams \
    start_otel_enrichment stop_metric_streams stop_otel_enrichment tag_resource untag_resource \
    update_otel_enrichment update_resource_metrics_configuration
    events: activate_event_source cancel_replay create_api_destination create_archive \
    create_connection create_endpoint create_event_bus create_partner_event_source \
    deactivate_event_source deauthorize_connection delete_api_destination delete_archive \
    delete_connection delete_endpoint delete_event_bus delete_partner_event_source delete_rule \
    describe_api_destination describe_archive describe_connection describe_endpoint \
    describe_event_bus describe_event_source describe_partner_event_source describe_replay \
    describe_rule disable_rule enable_rule list_api_destinations list_archives list_connections \
    list_endpoints list_event_buses list_event_sources list_partner_event_source_accounts \
    list_partner_event_sources list_replays list_rule_names_by_target list_rules \
    list_tags_for_resource list_targets_by_rule put_events put_partner_events put_permission \
    put_rule put_targets remove_permission remove_targets start_replay tag_resource \
    test_event_pattern untag_resource update_api_destination update_archive update_connection \
    update_endpoint update_event_bus
    kms: cancel_key_deletion connect_custom_key_store create_alias create_custom_key_store \
    create_grant create_key decapsulate decrypt delete_alias delete_custom_key_store \
    delete_imported_key_material derive_shared_secret describe_custom_key_stores describe_key \
    disable_key disable_key_rotation disconnect_custom_key_store enable_key enable_key_rotation \
    encapsulate encrypt generate_data_key generate_data_key_pair \
    generate_data_key_pair_without_plaintext generate_data_key_without_plaintext generate_mac \
    generate_random get_key_last_usage get_key_policy get_key_rotation_status \
    get_parameters_for_import get_public_key import_key_material list_aliases list_grants \
    list_key_policies list_key_rotations list_keys list_resource_tags list_retirable_grants \
    put_key_policy re_encrypt replicate_key retire_grant revoke_grant rotate_key_on_demand \
    schedule_key_deletion sign tag_resource untag_resource update_alias update_custom_key_store \
    update_key_description update_primary_region verify verify_mac
    lambda: add_layer_version_permission add_permission checkpoint_durable_execution create_alias \
    create_capacity_provider create_code_signing_config create_event_source_mapping \
    create_function create_function_url_config delete_alias delete_capacity_provider \
    delete_code_signing_config delete_durable_execution delete_event_source_mapping \
    delete_function delete_function_code_signing_config delete_function_concurrency \
    delete_function_event_invoke_config delete_function_url_config delete_layer_version \
    delete_provisioned_concurrency_config delete_resource_policy get_account_settings get_alias \
    get_capacity_provider get_code_signing_config get_durable_execution \
    get_durable_execution_history get_durable_execution_state get_event_source_mapping \
    get_function get_function_code_signing_config get_function_concurrency \
    get_function_configuration get_function_event_invoke_config get_function_recursion_config \
    get_function_scaling_config get_function_url_config get_layer_version get_layer_version_by_arn \
    get_layer_version_policy get_policy get_provisioned_concurrency_config get_resource_policy \
    get_runtime_management_config invoke invoke_async invoke_with_response_stream list_aliases \
    list_capacity_providers list_code_signing_configs list_durable_executions_by_function \
    list_event_source_mappings list_function_event_invoke_configs list_function_url_configs \
    list_function_versions_by_capacity_provider list_functions \
    list_functions_by_code_signing_config list_layer_versions list_layers \
    list_provisioned_concurrency_configs list_tags list_versions_by_function \
    pause_durable_execution publish_layer_version publish_version put_function_code_signing_config \
    put_function_concurrency put_function_event_invoke_config put_function_recursion_config \
    put_function_scaling_config put_provisioned_concurrency_config put_resource_policy \
    put_runtime_management_config remove_layer_version_permission remove_permission \
    resume_durable_execution send_durable_execution_callback_failure \
    send_durable_execution_callback_heartbeat send_durable_execution_callback_success \
    stop_durable_execution tag_resource untag_resource update_alias update_capacity_provider \
    update_code_signing_config update_event_source_mapping update_function_code \
    update_function_configuration update_function_event_invoke_config update_function_url_config
    logs: associate_kms_key associate_source_to_s3_table_integration cancel_export_task \
    cancel_import_task create_delivery create_export_task create_import_task \
    create_log_anomaly_detector create_log_group create_log_stream create_lookup_table \
    create_scheduled_query delete_account_policy delete_data_protection_policy delete_delivery \
    delete_delivery_destination delete_delivery_destination_policy delete_delivery_source \
    delete_destination delete_index_policy delete_integration delete_log_anomaly_detector \
    delete_log_group delete_log_stream delete_lookup_table delete_metric_filter \
    delete_query_definition delete_resource_policy delete_retention_policy delete_scheduled_query \
    delete_subscription_filter delete_syslog_configuration delete_transformer \
    describe_account_policies describe_configuration_templates describe_deliveries \
    describe_delivery_destinations describe_delivery_sources describe_destinations \
    describe_export_tasks describe_field_indexes describe_import_task_batches \
    describe_import_tasks describe_index_policies describe_log_groups describe_log_streams \
    describe_lookup_tables describe_metric_filters describe_queries describe_query_definitions \
    describe_resource_policies describe_subscription_filters disassociate_kms_key \
    disassociate_source_from_s3_table_integration filter_log_events get_data_protection_policy \
    get_delivery get_delivery_destination get_delivery_destination_policy get_delivery_source \
    get_integration get_log_anomaly_detector get_log_events get_log_fields get_log_group_fields \
    get_log_object get_log_record get_lookup_table get_query_results get_scheduled_query \
    get_scheduled_query_history get_storage_tier_policy get_transformer \
    list_aggregate_log_group_summaries list_anomalies list_integrations list_log_anomaly_detectors \
    list_log_groups list_log_groups_for_query list_scheduled_queries \
    list_sources_for_s3_table_integration list_syslog_configurations list_tags_for_resource \
    list_tags_log_group put_account_policy put_bearer_token_authentication \
    put_data_protection_policy put_delivery_destination put_delivery_destination_policy \
    put_delivery_source put_destination put_destination_policy put_index_policy put_integration \
    put_log_events put_log_group_deletion_protection put_metric_filter put_query_definition \
    put_resource_policy put_retention_policy put_storage_tier_policy put_subscription_filter \
    put_syslog_configuration put_transformer start_live_tail start_query stop_query tag_log_group \
    tag_resource test_metric_filter test_transformer untag_log_group untag_resource update_anomaly \
    update_delivery_configuration update_log_anomaly_detector update_lookup_table \
    update_scheduled_query
    s3: abort_multipart_upload complete_multipart_upload copy copy_object create_bucket \
    create_bucket_metadata_configuration create_bucket_metadata_table_configuration \
    create_multipart_upload create_session delete_bucket delete_bucket_analytics_configuration \
    delete_bucket_cors delete_bucket_encryption delete_bucket_intelligent_tiering_configuration \
    delete_bucket_inventory_configuration delete_bucket_lifecycle \
    delete_bucket_metadata_configuration delete_bucket_metadata_table_configuration \
    delete_bucket_metrics_configuration delete_bucket_ownership_controls delete_bucket_policy \
    delete_bucket_replication delete_bucket_tagging delete_bucket_website delete_object \
    delete_object_annotation delete_object_tagging delete_objects delete_public_access_block \
    download_file download_fileobj generate_presigned_post get_bucket_abac \
    get_bucket_accelerate_configuration get_bucket_acl get_bucket_analytics_configuration \
    get_bucket_cors get_bucket_encryption get_bucket_intelligent_tiering_configuration \
    get_bucket_inventory_configuration get_bucket_lifecycle get_bucket_lifecycle_configuration \
    get_bucket_location get_bucket_logging get_bucket_metadata_configuration \
    get_bucket_metadata_table_configuration get_bucket_metrics_configuration \
    get_bucket_notification get_bucket_notification_configuration get_bucket_ownership_controls \
    get_bucket_policy get_bucket_policy_status get_bucket_replication get_bucket_request_payment \
    get_bucket_tagging get_bucket_versioning get_bucket_website get_object get_object_acl \
    get_object_annotation get_object_attributes get_object_legal_hold \
    get_object_lock_configuration get_object_retention get_object_tagging get_object_torrent \
    get_public_access_block head_bucket head_object list_bucket_analytics_configurations \
    list_bucket_intelligent_tiering_configurations list_bucket_inventory_configurations \
    list_bucket_metrics_configurations list_buckets list_directory_buckets list_multipart_uploads \
    list_object_annotations list_object_versions list_objects list_objects_v2 list_parts \
    put_bucket_abac put_bucket_accelerate_configuration put_bucket_acl \
    put_bucket_analytics_configuration put_bucket_cors put_bucket_encryption \
    put_bucket_intelligent_tiering_configuration put_bucket_inventory_configuration \
    put_bucket_lifecycle put_bucket_lifecycle_configuration put_bucket_logging \
    put_bucket_metrics_configuration put_bucket_notification put_bucket_notification_configuration \
    put_bucket_ownership_controls put_bucket_policy put_bucket_replication \
    put_bucket_request_payment put_bucket_tagging put_bucket_versioning put_bucket_website \
    put_object put_object_acl put_object_annotation put_object_legal_hold \
    put_object_lock_configuration put_object_retention put_object_tagging put_public_access_block \
    rename_object restore_object select_object_content \
    update_bucket_metadata_annotation_table_configuration \
    update_bucket_metadata_inventory_table_configuration \
    update_bucket_metadata_journal_table_configuration update_object_encryption upload_file \
    upload_fileobj upload_part upload_part_copy write_get_object_response
    s3control: associate_access_grants_identity_center create_access_grant \
    create_access_grants_instance create_access_grants_location create_access_point \
    create_access_point_for_object_lambda create_bucket create_job \
    create_multi_region_access_point create_storage_lens_group delete_access_grant \
    delete_access_grants_instance delete_access_grants_instance_resource_policy \
    delete_access_grants_location delete_access_point delete_access_point_for_object_lambda \
    delete_access_point_policy delete_access_point_policy_for_object_lambda \
    delete_access_point_scope delete_bucket delete_bucket_lifecycle_configuration \
    delete_bucket_policy delete_bucket_replication delete_bucket_tagging delete_job_tagging \
    delete_multi_region_access_point delete_public_access_block delete_storage_lens_configuration \
    delete_storage_lens_configuration_tagging delete_storage_lens_group describe_job \
    describe_multi_region_access_point_operation dissociate_access_grants_identity_center \
    get_access_grant get_access_grants_instance get_access_grants_instance_for_prefix \
    get_access_grants_instance_resource_policy get_access_grants_location get_access_point \
    get_access_point_configuration_for_object_lambda get_access_point_for_object_lambda \
    get_access_point_policy get_access_point_policy_for_object_lambda \
    get_access_point_policy_status get_access_point_policy_status_for_object_lambda \
    get_access_point_scope get_bucket get_bucket_lifecycle_configuration get_bucket_policy \
    get_bucket_replication get_bucket_tagging get_bucket_versioning get_data_access \
    get_job_tagging get_multi_region_access_point get_multi_region_access_point_policy \
    get_multi_region_access_point_policy_status get_multi_region_access_point_routes \
    get_public_access_block get_storage_lens_configuration get_storage_lens_configuration_tagging \
    get_storage_lens_group list_access_grants list_access_grants_instances \
    list_access_grants_locations list_access_points list_access_points_for_directory_buckets \
    list_access_points_for_object_lambda list_caller_access_grants list_jobs \
    list_multi_region_access_points list_regional_buckets list_storage_lens_configurations \
    list_storage_lens_groups list_tags_for_resource put_access_grants_instance_resource_policy \
    put_access_point_configuration_for_object_lambda put_access_point_policy \
    put_access_point_policy_for_object_lambda put_access_point_scope \
    put_bucket_lifecycle_configuration put_bucket_policy put_bucket_replication put_bucket_tagging \
    put_bucket_versioning put_job_tagging put_multi_region_access_point_policy \
    put_public_access_block put_storage_lens_configuration put_storage_lens_configuration_tagging \
    submit_multi_region_access_point_routes tag_resource untag_resource \
    update_access_grants_location update_job_priority update_job_status update_storage_lens_group
    sns: add_permission check_if_phone_number_is_opted_out confirm_subscription \
    create_platform_application create_platform_endpoint create_sms_sandbox_phone_number \
    create_topic delete_endpoint delete_platform_application delete_sms_sandbox_phone_number \
    delete_topic get_data_protection_policy get_endpoint_attributes \
    get_platform_application_attributes get_sms_attributes get_sms_sandbox_account_status \
    get_subscription_attributes get_topic_attributes list_endpoints_by_platform_application \
    list_origination_numbers list_phone_numbers_opted_out list_platform_applications \
    list_sms_sandbox_phone_numbers list_subscriptions list_subscriptions_by_topic \
    list_tags_for_resource list_topics opt_in_phone_number publish publish_batch \
    put_data_protection_policy remove_permission set_endpoint_attributes \
    set_platform_application_attributes set_sms_attributes set_subscription_attributes \
    set_topic_attributes subscribe tag_resource unsubscribe untag_resource \
    verify_sms_sandbox_phone_number
    sqs: add_permission cancel_message_move_task change_message_visibility \
    change_message_visibility_batch create_queue delete_message delete_message_batch delete_queue \
    get_queue_attributes get_queue_url list_dead_letter_source_queues list_message_move_tasks \
    list_queue_tags list_queues purge_queue receive_message remove_permission send_message \
    send_message_batch set_queue_attributes start_message_move_task tag_queue untag_queue
    sts: assume_role assume_role_with_saml assume_role_with_web_identity assume_root \
    decode_authorization_message get_access_key_info get_caller_identity \
    get_delegated_access_token get_federation_token get_session_token get_web_identity_token
    """
}
